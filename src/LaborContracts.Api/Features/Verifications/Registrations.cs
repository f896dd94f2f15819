using System.Text.Json;
using LaborContracts.Api.Features.Statements;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>What is registered under a document's hash.</summary>
/// <param name="State">State of the document, in camelCase; <c>received</c> of one that was signed elsewhere, of which the platform knows no other.</param>
/// <param name="NewerExists">Whether a later document of the same contract is concluded.</param>
/// <param name="Anchor">Null while its batch is not on chain.</param>
public sealed record Registration(DateTimeOffset RecordedAt, string State, bool NewerExists, RegistrationAnchor? Anchor);

/// <param name="Root">Of its batch, <c>0x</c> and hex.</param>
public sealed record RegistrationAnchor(string Root, long BlockNumber, DateTimeOffset BlockTime);

/// <summary>Finds registrations by the SHA-256 of a document, so that the file need not leave the phone.</summary>
internal sealed class Registrations(LaborContractsDb db)
{
    private const int HexDigits = 64;

    /// <summary>In lower case; null if it is no SHA-256 in hex.</summary>
    public static string? Normalize(string? sha256) =>
        sha256?.Length == HexDigits && sha256.All(char.IsAsciiHexDigit) ? sha256.ToLowerInvariant() : null;

    /// <param name="sha256">Normalized.</param>
    public async Task<Registration?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var found = await (
            from leaf in db.Leaves
            where leaf.Sha256 == sha256 && leaf.Kind == (int)LeafKind.ConcludedDocument
            from contract in db.Contracts.Where(c => c.Id == leaf.ContractId)
            from root in db.Contracts.Where(r => r.Id == contract.RootId)
            from batch in db.Batches.Where(b => b.Id == leaf.BatchId && b.ProvenAt != null).DefaultIfEmpty()
            select new { leaf.RecordedAt, contract.State, contract.Revision, root.LatestRevision, batch }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? await FindReceivedAsync(sha256, cancellationToken) : new Registration(
            found.RecordedAt,
            JsonNamingPolicy.CamelCase.ConvertName(found.State),
            found.LatestRevision > found.Revision,
            AnchorOf(found.batch));
    }

    private async Task<Registration?> FindReceivedAsync(string sha256, CancellationToken cancellationToken)
    {
        var found = await (
            from leaf in db.Leaves
            where leaf.Sha256 == sha256 && leaf.Kind == (int)LeafKind.ImportedDocument
            from batch in db.Batches.Where(b => b.Id == leaf.BatchId && b.ProvenAt != null).DefaultIfEmpty()
            select new { leaf.RecordedAt, batch }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new Registration(found.RecordedAt, StatementDesk.Received, NewerExists: false, AnchorOf(found.batch));
    }

    private static RegistrationAnchor? AnchorOf(BatchRow? batch) =>
        batch is null ? null : new(Hex.Encode(batch.Root), batch.BlockNumber!.Value, batch.BlockTime!.Value);
}
