using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every document that was received has its file's row, unless it was shredded, and exactly one leaf, which commits to its SHA-256. Why one is missing or differs a
/// person has to find out.
/// </summary>
internal sealed class ImportLeaves(LaborContractsDb db) : Check
{
    public const string LeafMissing = "import.leaf-missing";
    public const string LeafDiffers = "import.leaf-differs";
    public const string DocumentMissing = "import.document-missing";

    private const int SliceSize = 500;

    public override string Name => "import-leaves";

    public override IReadOnlyList<string> Codes => [LeafMissing, LeafDiffers, DocumentMissing];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var last = position is null ? Guid.Empty : IdIn(position);
        var looks = await LookAtAsync(db.Imports.Where(i => i.Id.CompareTo(last) > 0).OrderBy(i => i.Id).Take(SliceSize), cancellationToken);
        return new(
            [.. looks.SelectMany(look => look.Divergences)],
            looks.Count > 0 ? looks[^1].Id.ToString() : position,
            looks.Count < SliceSize);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = IdIn(subject);
        return [.. (await LookAtAsync(db.Imports.Where(i => i.Id == id), cancellationToken)).SelectMany(look => look.Divergences)];
    }

    private async Task<List<(Guid Id, List<Divergence> Divergences)>> LookAtAsync(IQueryable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var looks = await rows.AsNoTracking().Select(i => new
        {
            i.Id,
            i.Sha256,
            HasDocument = i.ShreddedAt != null || db.Documents.Any(d => d.Sha256 == i.Sha256 && d.ContractId == i.Id),
            Leaves = db.Leaves.Where(l => l.Key == i.Key && l.Kind == (int)LeafKind.ImportedDocument).Select(l => l.Sha256).ToList(),
        }).ToListAsync(cancellationToken);
        return looks.ConvertAll(look => (look.Id, Judge(look.Id.ToString(), look.Sha256, look.HasDocument, look.Leaves)));
    }

    private static List<Divergence> Judge(string id, string sha256, bool hasDocument, List<string> leaves)
    {
        var found = new List<Divergence>();
        if (!hasDocument) found.Add(new(DocumentMissing, id));
        if (leaves.Count == 0) found.Add(new(LeafMissing, id));
        else if (leaves is not [var only] || only != sha256) found.Add(new(LeafDiffers, id));
        return found;
    }
}
