using System.Security.Cryptography;

namespace LaborContracts.Files;

// Writes a file so that after a crash it is there whole or not at all. Compiled into each project that keeps files, for those
// may not see each other.
internal static class DurableFile
{
    // Writes to a neighbour, flushes it to disk, and renames it into place.
    public static void Write(string path, byte[] bytes, bool onlyForOwner = false) =>
        Write(path, file => file.Write(bytes), onlyForOwner);

    // The same for content that is too large to be held in memory.
    public static void Write(string path, Action<Stream> write, bool onlyForOwner = false)
    {
        File.Move(WriteNeighbour(path, write, onlyForOwner), path, overwrite: true);
        FlushNames(path);
    }

    // Reads a file that only its owner may read; if there is none yet, makes it of fresh bytes first.
    // Of several who find none at the same moment one makes the file, and all read that one.
    public static byte[] ReadOrCreate(string path, Func<byte[]> fresh)
    {
        if (!File.Exists(path))
        {
            var bytes = fresh();
            var neighbour = WriteNeighbour(path, file => file.Write(bytes), onlyForOwner: true);
            if (OperatingSystem.IsWindows()) File.Move(neighbour, path, overwrite: false);
            else Posix.TryLink(neighbour, path); // a move looks first and renames then, and two at once both find the name free
            File.Delete(neighbour);
            FlushNames(path);
        }

        return File.ReadAllBytes(path);
    }

    // Makes a folder, and its name durable, if it is not there.
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        FlushNames(path);
    }

    private static string WriteNeighbour(string path, Action<Stream> write, bool onlyForOwner)
    {
        var neighbour = $"{path}.{RandomNumberGenerator.GetHexString(16)}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (onlyForOwner && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(neighbour, options);
        write(file);
        file.Flush(flushToDisk: true);
        return neighbour;
    }

    private static void FlushNames(string path)
    {
        if (!OperatingSystem.IsWindows()) Posix.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
