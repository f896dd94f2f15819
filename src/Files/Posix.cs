using System.ComponentModel;
using System.Runtime.InteropServices;

namespace LaborContracts.Files;

// The two things about files that .NET does not offer on Unix.
internal static partial class Posix
{
    private const int AlreadyThere = 17; // EEXIST, on Linux and macOS

    // Gives a file a second name, which must be free. Looking and taking are one step: of several one succeeds.
    // False if the name was taken.
    public static bool TryLink(string existing, string name)
    {
        if (Link(existing, name) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == AlreadyThere ? false : throw new Win32Exception(error, $"The file {name} cannot be made.");
    }

    // Makes the names in a folder durable: a file's own flush covers its bytes, not its name.
    public static void FlushFolder(string folder)
    {
        var handle = Open(folder, 0); // O_RDONLY
        if (handle < 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"The folder {folder} cannot be opened.");
        var flushed = Fsync(handle) == 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (!flushed) throw new Win32Exception(error, $"The folder {folder} cannot be flushed.");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
