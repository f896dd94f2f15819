using System.CommandLine;
using System.Globalization;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify evidence</c>: all of an evidence package, offline, or against a node of the caller's choice.</summary>
internal static class EvidenceCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var file = new Argument<FileInfo>("PACKAGE.zip");
        var rpc = NodeAddress.Option();
        var json = new Option<bool>("--json") { Description = "输出 JSON / the report as JSON" };
        var command = new Command("evidence", "核验证据包 / Verifies an evidence package") { file, rpc, json };
        pins.AddAllTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), pins.Read(parsed), parsed.GetValue(rpc) is { } node ? NodeAddress.In(node) : null,
            parsed.GetValue(json), surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file, Trust trust, Uri? rpc, bool json, Surroundings surroundings, CancellationToken cancellationToken)
    {
        EvidencePackage package;
        try
        {
            package = EvidencePackage.Read(BoundedFile.Read(file, EvidencePackage.Limit));
        }
        catch (FormatException e)
        {
            await surroundings.Errors.WriteLineAsync($"证据包无法读取 / The package cannot be read: {Print.Printable(e.Message)}");
            return ExitCode.Unreadable;
        }

        using var http = new HttpClient();
        var report = await new EvidenceVerifier(trust, NodeAddress.Registry(rpc, trust, http), surroundings.Clock).VerifyAsync(package, cancellationToken);
        if (json) Print.Json(surroundings.Output, report.ToJson(CultureInfo.CurrentUICulture, showNames: true));
        else Print.Evidence(surroundings.Output, report);
        return ExitCode.Of(report.Verdict);
    }
}
