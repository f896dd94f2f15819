using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>
/// Hostile files before the program that everybody runs: all that are made to exhaust it, and a sample of each theme. It has
/// 256 MiB for everything that it keeps; one that needs more dies, and its exit code is another.
/// </summary>
public sealed class LcverifyTests : IDisposable
{
    private const string Memory = "0x10000000"; // bytes of the managed heap
    private const int Sample = 20; // every twentieth, besides the costly ones

    private readonly AttackRoom _room = new();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names =>
        [.. AttackCollection.All.Where((attack, index) => attack.RunsAlone || index % Sample == 0).Select(attack => attack.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_program_says_the_same_within_256_MiB(string name)
    {
        var pdf = AttackCollection.All.Single(a => a.Name == name).Make(_room);
        var overall = Overall(pdf);

        var (code, output) = await RunAsync(pdf);

        Assert.Equal(ExitCodeOf(overall), code);
        if (overall is { } indication) Assert.Equal(indication.Name(), (string?)JsonNode.Parse(output)!["indication"]);
        else Assert.Empty(output);
    }

    public void Dispose()
    {
        _room.Dispose();
        _folder.Dispose();
    }

    private static int ExitCodeOf(Indication? overall) => overall switch
    {
        Indication.TotalPassed => 0,
        Indication.TotalFailed => 1,
        Indication.Indeterminate => 2,
        _ => 3, // unreadable, or without a signature
    };

    private Indication? Overall(byte[] pdf)
    {
        try
        {
            return PadesValidation.Validate(PdfFile.Read(pdf), _room.Policy).Signatures.Min(r => (Indication?)r.Indication);
        }
        catch (PdfFormatException)
        {
            return null;
        }
    }

    private async Task<(int Code, string Output)> RunAsync(byte[] pdf)
    {
        var root = PemEncoding.WriteString("CERTIFICATE", _room.RootCertificate.Span);
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "lcverify"),
            [
                "signatures", _folder.Write("hostile.pdf", pdf), "--trust-root", _folder.Write("root.pem", Encoding.ASCII.GetBytes(root)),
                "--at", AttackRoom.JudgedAt.ToString("O"), "--json",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = Memory },
        })!;
        using var limit = new CancellationTokenSource(Eventually.Patience); // what it may take is for AttackTests to say
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        await errors;
        return (process.ExitCode, output);
    }
}
