using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Kinds;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Trails;
using LaborContracts.Signatures.Validation;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using LaborContracts.Verification;
using LaborContracts.Verification.Imports;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Imports;

/// <summary>Keeps documents that were made and signed elsewhere, each with a key, a data key and an evidence trail of its own.</summary>
internal sealed class ImportShelf(LaborContractsDb db, MasterKey masterKey, DocumentFolder documents, PlatformSettings settings, TimeProvider clock)
{
    /// <summary>A party's imports, those whose content is destroyed too; of these nobody knows any more whose worker's they were.</summary>
    public IQueryable<ImportRow> OwnedBy(Caller caller) => caller.IsEmployer
        ? db.Imports.Where(i => i.EmployerCode == caller.Party)
        : db.Imports.Where(i => i.WorkerIndex == caller.Party && (caller.OnlyPhone == null || i.PhoneIndex == caller.OnlyPhone));

    public Task<ImportRow?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        OwnedBy(caller).SingleOrDefaultAsync(i => i.Id == id, cancellationToken);

    /// <summary>
    /// Takes a file in as it came. File, row, the first event of its trail and the leaf over both are durable with the caller's save; the file's bytes are before it.
    /// </summary>
    public async Task<ImportRow> AddAsync(
        ReadOnlyMemory<byte> pdf, ReceivedDocument received, ImportFacts facts, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        var (sha256, fileKey) = documents.Put(pdf.Span);
        var row = new ImportRow
        {
            Id = Guid.CreateVersion7(now),
            Key = RandomNumberGenerator.GetBytes(Bytes32.Size),
            EmployerCode = caller.Party,
            WorkerIndex = DossierShelf.WorkerIndex(masterKey, facts.IdNumber.ToString()),
            PhoneIndex = DossierShelf.PhoneIndex(masterKey, facts.Phone),
            Document = facts.Kind.Code(),
            District = facts.District.ToString(),
            EndsOn = facts.EndsOn,
            Sha256 = sha256,
            Indication = received.Pades.Overall().Name(),
            ReceivedAt = now,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(new ImportContents(
                facts.Number, facts.EmployerName, facts.WorkerName, facts.IdNumber.ToString(), facts.Phone.ToString(), facts.ConcludedOn,
                JsonSerializer.SerializeToElement(received.Pades.ToJson())))),
        };
        db.Imports.Add(row);
        db.Documents.Add(new DocumentRow { Sha256 = sha256, ContractId = row.Id, WrappedKey = fileKey, Bytes = pdf.Length, StoredAt = now });
        var head = await AppendAsync(row, TrailEventType.Received, now, "employer", new()
        {
            ["account"] = caller.Account,
            ["from"] = caller.From,
            ["documentSha256"] = sha256,
            ["signatures"] = row.Indication,
        }, null, cancellationToken);
        db.Leaves.Add(received.ToLeaf(new(row.Key), head).ToRow(row.Id, now));
        return row;
    }

    /// <exception cref="ContractShreddedException">Its content is destroyed.</exception>
    public ImportContents ContentsOf(ImportRow row) =>
        row.ShreddedAt is null
            ? JsonSerializer.Deserialize<ImportContents>(masterKey.Unwrap(row.WrappedKey).Open(row.Sealed))
                ?? throw new InvalidDataException($"Import {row.Id} holds nothing where it should.")
            : throw new ContractShreddedException();

    /// <summary>The file as it was received.</summary>
    /// <exception cref="ContractShreddedException">It is destroyed.</exception>
    public async Task<byte[]> ReadDocumentAsync(ImportRow row, CancellationToken cancellationToken)
    {
        if (row.ShreddedAt is not null) throw new ContractShreddedException();
        var document = await db.Documents.FindAsync([row.Sha256], cancellationToken)
            ?? throw new InvalidDataException($"Import {row.Id} has lost the row of its file.");
        return documents.Read(row.Sha256, document.WrappedKey, document.FileMark);
    }

    /// <exception cref="InvalidDataException">An entry cannot be opened.</exception>
    public async Task<IReadOnlyList<TrailEntry>> ReadTrailAsync(ImportRow row, CancellationToken cancellationToken) =>
        SealedTrail.TryOpen(
            await db.Trail.AsNoTracking().Where(e => e.ContractId == row.Id).OrderBy(e => e.Sequence).ToListAsync(cancellationToken),
            masterKey, row.ShreddedAt is null ? row.WrappedKey : null)
        ?? throw new InvalidDataException($"The trail of import {row.Id} cannot be opened.");

    /// <summary>The labor authority's looks of which the parties are told by now, oldest first.</summary>
    public async Task<IReadOnlyList<ImportLook>> ToldLooksAsync(ImportRow row, CancellationToken cancellationToken) =>
    [
        .. (await ReadTrailAsync(row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>()
            .Where(told => told.Type == TrailEventType.Opened && told.IsTold(settings, clock.GetUtcNow()))
            .Select(told => new ImportLook(
                told.At, told.Details["what"], told.Details["account"], told.Details["caseNumber"], told.Details["basis"], ShowAccessLog.MessageOf(told))),
    ];

    /// <summary>A look of the labor authority within a case; durable with the caller's save.</summary>
    public Task RecordCaseLookAsync(ImportRow row, DateTimeOffset at, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        details["documentSha256"] = row.Sha256;
        return AppendAsync(row, TrailEventType.Opened, at, Dossier.Authority, details, LookRight.Case, cancellationToken);
    }

    private Task<Bytes32> AppendAsync(
        ImportRow row, string type, DateTimeOffset at, string actor, Dictionary<string, string> details, LookRight? look, CancellationToken cancellationToken) =>
        SealedTrail.AppendAsync(db, row.Id, row.Key, masterKey.Unwrap(row.WrappedKey), new(type, at, actor, details), look, cancellationToken);
}
