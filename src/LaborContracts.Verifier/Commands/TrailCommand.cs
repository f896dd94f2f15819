using System.CommandLine;
using System.Globalization;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Pdf;
using LaborContracts.Verification;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify trail</c>: whether an evidence trail is whole, and up to where it is registered.</summary>
internal static class TrailCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var file = new Argument<FileInfo>("TRAIL.json");
        var proofs = new Option<FileInfo[]>("--proof")
        {
            Description = "另存的登记证明，可多次给出 / proofs kept elsewhere, the option may come several times",
        };
        var consensus = ConsensusFiles.Option();
        var document = new Option<FileInfo?>("--document") { Description = "应属于这条证据链的 PDF / a PDF that should be the trail's" };
        var rpc = NodeAddress.Option();
        var json = new Option<bool>("--json") { Description = "输出 JSON / the report as JSON" };
        var command = new Command("trail", "核验证据链 / Verifies an evidence trail") { file, proofs, consensus, document, rpc, json };
        pins.AddChainTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(proofs) ?? [], parsed.GetValue(consensus) ?? [], parsed.GetValue(document),
            pins.Read(parsed), parsed.GetValue(rpc) is { } node ? NodeAddress.In(node) : null, parsed.GetValue(json), surroundings,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo trailFile, FileInfo[] proofFiles, FileInfo[] consensusFiles, FileInfo? documentFile, Trust trust, Uri? rpc,
        bool json, Surroundings surroundings, CancellationToken cancellationToken)
    {
        try
        {
            var trail = TrailFile.Read(BoundedFile.Read(trailFile, TrailFile.Limit));
            var proofs = proofFiles.Select(given => Proof.Read(BoundedFile.Read(given, Proof.Limit))).ToList();
            var consensus = ConsensusFiles.Read(consensusFiles);
            var pdf = documentFile is null ? default(ReadOnlyMemory<byte>?) : BoundedFile.Read(documentFile, PdfLimits.Default.FileBytes);
            using var http = new HttpClient();
            var report = await new TrailVerifier(trust, NodeAddress.Registry(rpc, trust, http), surroundings.Clock)
                .VerifyAsync(trail, proofs, consensus, pdf, cancellationToken);
            if (json) Print.Json(surroundings.Output, report.ToJson(CultureInfo.CurrentUICulture));
            else Print.Trail(surroundings.Output, report, trail);
            return ExitCode.Of(report.Verdict);
        }
        catch (UnreadableDocumentException e)
        {
            foreach (var language in Print.Languages) await surroundings.Errors.WriteLineAsync(e.Sentence(language));
            return ExitCode.Unreadable;
        }
        catch (FormatException e) // nothing was judged, so nothing is said about the trail
        {
            await surroundings.Errors.WriteLineAsync($"证据链或登记证明无法读取 / The trail or a proof cannot be read: {Print.Printable(e.Message)}");
            return ExitCode.Unreadable;
        }
    }
}
