using System.Diagnostics;

namespace LaborContracts.Documents.Tests;

/// <summary>Runs other people's programs, to judge our files.</summary>
internal static class ForeignTool
{
    /// <returns>What the program wrote; it must end well and say nothing on its error output.</returns>
    public static string Judge(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0 && errors.Result.Length == 0,
            $"{program} ended with {process.ExitCode} and said: {output}{errors.Result}");
        return output;
    }
}
