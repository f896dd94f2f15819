using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LaborContracts.TestKit.Tokens;

/// <summary>
/// SoftHSM with one token in a folder of its own, which can be taken away and brought back. The library reads where its tokens
/// are when a process initialises it: so one at a time in a process, whose children have the same.
/// </summary>
public sealed class SoftHsm : IDisposable
{
    public const string Pin = "271828";

    private const string Variable = "SOFTHSM2_CONF", Module = "softhsm/libsofthsm2.so";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labor-contracts-token-");

    /// <param name="label">The token's label.</param>
    public SoftHsm(string label)
    {
        Label = label;
        Directory.CreateDirectory(Tokens);
        File.WriteAllText(PinFile, Pin + "\n");
        var configuration = PathOf("softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {Tokens}\nlog.level = ERROR\n");
        Environment.SetEnvironmentVariable(Variable, configuration);
        // .NET keeps a copy of the environment; native code sees another.
        if (SetNativeVariable(Variable, configuration, 1) != 0) throw new InvalidOperationException("the environment cannot be set");
        Run("--init-token", "--free", "--label", label, "--pin", Pin, "--so-pin", "31415926");
    }

    /// <summary>The library's path.</summary>
    public static string Library { get; } = ((string[])["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"])
        .Select(folder => Path.Combine(folder, Module)).First(File.Exists);

    public string Label { get; }

    /// <summary>A file with the user's PIN.</summary>
    public string PinFile => PathOf("pin");

    private string Tokens => PathOf("tokens");

    private string Away => PathOf("tokens.away");

    /// <summary>Puts a key into the token, to stay there: sensitive and not extractable.</summary>
    public void Import(string label, byte id, ECDsa key)
    {
        var file = PathOf("import.pem");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        Run("--import", file, "--token", Label, "--label", label, "--id", id.ToString("X2", CultureInfo.InvariantCulture), "--pin", Pin);
        File.Delete(file);
    }

    /// <summary>Pulls the token out.</summary>
    public void TakeAway()
    {
        Directory.Move(Tokens, Away);
        Directory.CreateDirectory(Tokens);
    }

    /// <summary>Puts it back.</summary>
    public void BringBack()
    {
        Directory.Delete(Tokens);
        Directory.Move(Away, Tokens);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("softhsm2-util", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("softhsm2-util cannot be started");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"softhsm2-util {arguments[0]}: {said}");
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetNativeVariable(string name, string value, int overwrite);
}
