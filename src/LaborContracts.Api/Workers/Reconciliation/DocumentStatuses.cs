using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every concluded document that follows another has the row of the status that it makes, but a certificate of an ending that was said before. A missing
/// one is made again as at the conclusion, if the document can be opened and its leaf says when that was; the registry skips what it holds.
/// </summary>
internal sealed class DocumentStatuses(LaborContractsDb db, DossierShelf shelf) : Check
{
    public const string StatusMissing = "contract.status-missing";
    public const string StatusDiffers = "contract.status-differs";

    private const int SliceSize = 500;

    private static readonly string[] Endings =
    [
        DocumentKind.AgreedTermination.Code(), DocumentKind.TerminationNotice.Code(), DocumentKind.ResignationNotice.Code(),
        DocumentKind.TerminationCertificate.Code(),
    ];

    private static readonly string Certificate = DocumentKind.TerminationCertificate.Code();

    public override string Name => "document-statuses";

    public override IReadOnlyList<string> Codes => [StatusMissing, StatusDiffers];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var ids = await After(position, db.Contracts, SliceSize).Select(c => c.Id).ToListAsync(cancellationToken);
        return new(
            await LookAtAsync(db.Contracts.Where(c => ids.Contains(c.Id)), cancellationToken),
            ids.Count > 0 ? ids[^1].ToString() : position,
            ids.Count < SliceSize);
    }

    public override Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = IdIn(subject);
        return LookAtAsync(db.Contracts.Where(c => c.Id == id), cancellationToken);
    }

    public override async Task<bool> RepairAsync(Divergence divergence, CancellationToken cancellationToken)
    {
        if (divergence.Code != StatusMissing) return false;
        var id = IdIn(divergence.Subject);
        var row = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        var leaves = await db.Leaves.AsNoTracking()
            .Where(l => l.Key == row.Key && l.Revision == row.Revision && l.Kind == (int)LeafKind.ConcludedDocument).ToListAsync(cancellationToken);
        if (leaves is not [var leaf] || leaf.Sha256 != row.DocumentSha256) return false; // divergences of their own
        if (Open(row) is not { IsConcluded: true } contract || contract.Document.Code() != row.Document) return false;
        db.Statuses.Add(MadeStatus.Of(contract, row, leaf.RecordedAt));
        return true;
    }

    private async Task<IReadOnlyList<Divergence>> LookAtAsync(IQueryable<ContractRow> rows, CancellationToken cancellationToken)
    {
        var looks = await rows.AsNoTracking()
            .Where(c => c.RootId != c.Id && ConcludedStates.Names.Contains(c.State)
                && (c.Document != Certificate || !db.Contracts.Any(before => before.RootId == c.RootId && before.Revision < c.Revision
                    && Endings.Contains(before.Document) && ConcludedStates.Names.Contains(before.State))))
            .Select(c => new
            {
                c.Id,
                c.Document,
                c.DocumentSha256,
                Made = db.Statuses.FirstOrDefault(s => s.Key == c.Key && s.Revision == c.Revision),
            }).ToListAsync(cancellationToken);
        return [.. looks.SelectMany(look => Judge(look.Id.ToString(), look.Document, look.DocumentSha256, look.Made))];
    }

    private static Divergence[] Judge(string id, string document, string? sha256, StatusRow? made)
    {
        if (made is null) return [new(StatusMissing, id)];
        return DocumentKinds.TryParse(document, out var kind) && made.Status == (int)MadeStatus.Of(kind.Value) && made.DocumentSha256 == sha256
            ? [] : [new(StatusDiffers, id)];
    }

    private LaborContract? Open(ContractRow row)
    {
        try
        {
            return shelf.Look(row);
        }
        catch (Exception unreadable) when (unreadable is ContractShreddedException or CryptographicException or ArgumentException or JsonException)
        {
            return null;
        }
    }
}
