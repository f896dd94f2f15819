using System.Security.Cryptography;

namespace LaborContracts.Storage;

/// <summary>Writes a file so that after a crash it is there whole or not at all.</summary>
public static class DurableFile
{
    /// <summary>Writes to a neighbour, flushes it to disk, and renames it into place.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool onlyForOwner = false)
    {
        var neighbour = $"{path}.{RandomNumberGenerator.GetHexString(16)}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (onlyForOwner && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(neighbour, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(neighbour, path, overwrite: true);
    }
}
