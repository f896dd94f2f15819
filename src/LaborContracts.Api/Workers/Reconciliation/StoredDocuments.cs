using System.Security.Cryptography;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every document is in the store and has the SHA-256 under which it is recorded. The platform has no second copy to mend it from: the operator's
/// backup has one, and so have the parties.
/// </summary>
internal sealed class StoredDocuments(LaborContractsDb db, DocumentFolder documents, PlatformSettings settings) : Check
{
    public const string CheckName = "stored-documents";
    public const string FileMissing = "document.file-missing";
    public const string FileAltered = "document.file-altered";

    public override string Name => CheckName;

    public override IReadOnlyList<string> Codes => [FileMissing, FileAltered];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var size = settings.Reconciliation.DocumentsPerSecond;
        var rows = db.Documents.AsNoTracking();
#pragma warning disable CA1310 // the database compares, and hexadecimal digits sort in one way
        if (position is not null) rows = rows.Where(d => d.Sha256.CompareTo(position) > 0);
#pragma warning restore CA1310
        var slice = await rows.OrderBy(d => d.Sha256).Take(size).ToListAsync(cancellationToken);
        return new([.. slice.SelectMany(Judge)], slice.Count > 0 ? slice[^1].Sha256 : position, slice.Count < size);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken) =>
        await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Sha256 == subject, cancellationToken) is { } row ? [.. Judge(row)] : [];

    private IEnumerable<Divergence> Judge(DocumentRow row)
    {
        try
        {
            documents.Read(row.Sha256, row.WrappedKey, row.FileMark);
            return [];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [new(FileMissing, row.Sha256)];
        }
        catch (Exception altered) when (altered is InvalidDataException or CryptographicException)
        {
            return [new(FileAltered, row.Sha256)];
        }
    }
}
