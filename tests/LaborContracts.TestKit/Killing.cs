using System.Diagnostics;

namespace LaborContracts.TestKit;

/// <summary>SIGKILL, as a power cut would: nothing is flushed or finished.</summary>
internal static class Killing
{
    public static async Task EndAsync(this Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
