using System.Diagnostics;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.Verifier.Tests;

/// <summary>The program itself, run as anybody would.</summary>
internal static class Lcverify
{
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(Eventually.Patience);
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; whoever does ends it, and reads what it says.</summary>
    public static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "lcverify"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
}
