namespace LaborContracts.Signatures.Authorities;

/// <summary>Files that appear whole or not at all, on disk before the call returns, readable by their owner alone.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Writes ASCII text. Without <paramref name="replace"/> the first of several writers wins, across processes too, and
    /// the others' texts are dropped.
    /// </summary>
    public static void Write(string path, string text, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, replace); // atomic: a reader sees the old file or the new one
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(draft); // another process was first, and its file holds
        }
    }
}
