using LaborContracts.Api.Dossiers;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every concluded document has its file's row, unless it was shredded, and exactly one leaf, which commits to its SHA-256. A missing leaf is made again if everything that it
/// commits to is there; which of two is right, and why one differs, a person has to find out.
/// </summary>
internal sealed class ContractLeaves(LaborContractsDb db, LeafRestoration restoration) : Check
{
    public const string LeafMissing = "contract.leaf-missing";
    public const string LeafTwice = "contract.leaf-twice";
    public const string LeafDiffers = "contract.leaf-differs";
    public const string DocumentMissing = "contract.document-missing";

    private const int SliceSize = 500;

    public override string Name => "contract-leaves";

    public override IReadOnlyList<string> Codes => [LeafMissing, LeafTwice, LeafDiffers, DocumentMissing];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var looks = await LookAtAsync(After(position, db.Contracts, SliceSize), cancellationToken);
        return new(
            [.. looks.SelectMany(look => look.Divergences)],
            looks.Count > 0 ? looks[^1].Id.ToString() : position,
            looks.Count < SliceSize);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = IdIn(subject);
        return [.. (await LookAtAsync(db.Contracts.Where(c => c.Id == id), cancellationToken)).SelectMany(look => look.Divergences)];
    }

    public override async Task<bool> RepairAsync(Divergence divergence, CancellationToken cancellationToken) =>
        divergence.Code == LeafMissing && await restoration.TakeAsync(IdIn(divergence.Subject), cancellationToken);

    private async Task<List<(Guid Id, List<Divergence> Divergences)>> LookAtAsync(
        IQueryable<ContractRow> rows, CancellationToken cancellationToken)
    {
        var looks = await rows.AsNoTracking().Select(c => new
        {
            c.Id,
            c.State,
            c.DocumentSha256,
            HasDocument = c.ShreddedAt != null || db.Documents.Any(d => d.Sha256 == c.DocumentSha256),
            Leaves = db.Leaves.Where(l => l.Key == c.Key && l.Revision == c.Revision && l.Kind == (int)LeafKind.ConcludedDocument)
                .Select(l => l.Sha256).ToList(),
        }).ToListAsync(cancellationToken);
        return looks.ConvertAll(look => (look.Id, ConcludedStates.Names.Contains(look.State)
            ? Judge(look.Id.ToString(), look.DocumentSha256, look.HasDocument, look.Leaves) : []));
    }

    private static List<Divergence> Judge(string id, string? document, bool hasDocument, List<string> leaves)
    {
        var found = new List<Divergence>();
        if (!hasDocument) found.Add(new(DocumentMissing, id));
        if (leaves.Count == 0) found.Add(new(LeafMissing, id));
        if (leaves.Count > 1) found.Add(new(LeafTwice, id));
        if (leaves.Count == 1 && leaves[0] != document) found.Add(new(LeafDiffers, id));
        return found;
    }
}
