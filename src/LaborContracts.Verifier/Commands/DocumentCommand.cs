using System.CommandLine;
using System.Globalization;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Pdf;
using LaborContracts.Verification;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify document</c>: the verification report of a contract's PDF.</summary>
internal static class DocumentCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var file = new Argument<FileInfo>("FILE.pdf");
        var proof = new Option<FileInfo?>("--proof") { Description = "登记证明 / the proof" };
        var consensus = ConsensusFiles.Option();
        var rpc = NodeAddress.Option();
        var json = new Option<bool>("--json") { Description = "输出 JSON / the report as JSON" };
        var command = new Command("document", "核验合同 PDF / Verifies a contract's PDF") { file, proof, consensus, rpc, json };
        pins.AddAllTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(proof), parsed.GetValue(consensus) ?? [], pins.Read(parsed),
            parsed.GetValue(rpc) is { } node ? NodeAddress.In(node) : null, parsed.GetValue(json), surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file, FileInfo? proofFile, FileInfo[] consensusFiles, Trust trust, Uri? rpc,
        bool json, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var pdf = BoundedFile.Read(file, PdfLimits.Default.FileBytes);
        try
        {
            var proof = proofFile is null ? null : Proof.Read(BoundedFile.Read(proofFile, Proof.Limit));
            var consensus = ConsensusFiles.Read(consensusFiles);
            using var http = new HttpClient();
            var report = await new DocumentVerifier(trust, NodeAddress.Registry(rpc, trust, http), surroundings.Clock)
                .VerifyAsync(pdf, proof, consensus, null, cancellationToken);
            if (json) Print.Json(surroundings.Output, report.ToJson(CultureInfo.CurrentUICulture, showNames: true));
            else Print.Report(surroundings.Output, report);
            return ExitCode.Of(report.Verdict);
        }
        catch (UnreadableDocumentException e)
        {
            foreach (var language in Print.Languages) await surroundings.Errors.WriteLineAsync(e.Sentence(language));
            return ExitCode.Unreadable;
        }
        catch (FormatException e) // a proof: nothing was judged, so nothing is said about the document
        {
            await surroundings.Errors.WriteLineAsync($"登记证明无法读取 / The proof cannot be read: {e.Message}");
            return ExitCode.Unreadable;
        }
    }
}
