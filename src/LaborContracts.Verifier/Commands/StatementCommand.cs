using System.CommandLine;
using System.Globalization;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Verification;
using LaborContracts.Verification.Statements;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify statement</c>: whether anything was removed from what was registered of an employer.</summary>
internal static class StatementCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var parts = new Argument<FileInfo[]>("STATEMENT.json") { Arity = ArgumentArity.OneOrMore };
        var earlier = new Option<FileInfo[]>("--earlier")
        {
            Description = "同一用人单位较早的清单，可多次给出 / earlier statements of the same employer, the option may come several times",
        };
        var proofs = new Option<FileInfo[]>("--proof")
        {
            Description = "另存的、属于这家单位的登记证明，可多次给出 / proofs kept elsewhere that are this employer's, the option may come several times",
        };
        var consensus = ConsensusFiles.Option();
        var rpc = NodeAddress.Option();
        var json = new Option<bool>("--json") { Description = "输出 JSON / the report as JSON" };
        var command = new Command("statement", "核验用人单位登记清单有无缺漏 / Verifies that nothing was removed from an employer's statement")
        {
            parts, earlier, proofs, consensus, rpc, json,
        };
        pins.AddChainTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(parts), parsed.GetValue(earlier) ?? [], parsed.GetValue(proofs) ?? [], parsed.GetValue(consensus) ?? [],
            pins.Read(parsed), parsed.GetValue(rpc) is { } node ? NodeAddress.In(node) : null, parsed.GetValue(json), surroundings,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo[] partFiles, FileInfo[] earlierFiles, FileInfo[] proofFiles, FileInfo[] consensusFiles, Trust trust, Uri? rpc,
        bool json, Surroundings surroundings, CancellationToken cancellationToken)
    {
        try
        {
            var statement = StatementFile.Join([.. partFiles.Select(Read)]);
            var earlier = earlierFiles.Select(Read).ToList();
            if (earlier.FirstOrDefault(one => one.Employer != statement.Employer) is not null)
                throw new UsageException("--earlier: a statement of another employer");
            var proofs = proofFiles.Select(given => Proof.Read(BoundedFile.Read(given, Proof.Limit))).ToList();
            var consensus = ConsensusFiles.Read(consensusFiles);
            using var http = new HttpClient();
            var report = await new StatementVerifier(trust, NodeAddress.Registry(rpc, trust, http), surroundings.Clock)
                .VerifyAsync(statement, earlier, proofs, consensus, cancellationToken);
            if (json) Print.Json(surroundings.Output, report.ToJson(CultureInfo.CurrentUICulture));
            else Print.Statement(surroundings.Output, report, statement);
            return ExitCode.Of(report.Verdict);
        }
        catch (FormatException e) // nothing was judged, so nothing is said about the employer
        {
            await surroundings.Errors.WriteLineAsync($"清单或登记证明无法读取 / The statement or a proof cannot be read: {Print.Printable(e.Message)}");
            return ExitCode.Unreadable;
        }
    }

    private static StatementFile Read(FileInfo file) => StatementFile.Read(BoundedFile.Read(file, StatementFile.Limit));
}
