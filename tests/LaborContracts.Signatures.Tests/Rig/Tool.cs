using System.Diagnostics;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Programs of other makers, as judges of what is made here and as makers of what is judged here.</summary>
public static class Tool
{
    /// <summary>Exit code and everything the program said.</summary>
    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>A file with these bytes, gone with the folder.</summary>
    public static string Write(this TemporaryFolder folder, string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("signatures-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
