using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Api.Http;
using LaborContracts.Domain;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Contracts;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Dossiers;

/// <summary>Opens dossiers, for a caller only those of its own contracts.</summary>
internal sealed class DossierShelf(LaborContractsDb db, MasterKey masterKey, DocumentFolder documents)
{
    private const string CodeAlphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Index under which a worker's contracts are found, by identity number.</summary>
    public static string WorkerIndex(MasterKey masterKey, string idNumber) => masterKey.IndexOf("worker", idNumber);

    /// <summary>Index under which what belongs to a phone number is found.</summary>
    public static string PhoneIndex(MasterKey masterKey, MobileNumber phone) => masterKey.IndexOf("phone", phone.ToString());

    /// <summary>A new dossier for the draft of an agreement; durable with the caller's save.</summary>
    public async Task<Dossier> NewAsync(
        ContractTerms terms, bool bilingual, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        var (key, wrapped) = masterKey.NewDataKey();
        var contract = LaborContract.Draft(id, NewNumber(now), terms, bilingual);
        var dossier = new Dossier(
            contract, RowOf(contract, id, RandomNumberGenerator.GetBytes(32), key, wrapped, now), key, null, db, documents);
        await dossier.RecordDraftAsync(now, caller, cancellationToken);
        return dossier;
    }

    /// <summary>
    /// A new dossier for the draft of a document that follows: it has the contract's key, data key and trail.
    /// </summary>
    public async Task<Result<Dossier>> NewSuccessorAsync(
        Dossier root, DocumentKind document, ContractTerms terms, bool bilingual, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var drafted = root.Contract.DraftSuccessor(Guid.CreateVersion7(now), NewNumber(now), document, terms, bilingual);
        if (drafted.Value is not { } contract) return drafted.Refusal!;
        // Drafts cost nothing: without a bound, they could fill the trail until nobody's look fits in, nor the file that hands it out.
        if ((await SealedTrail.LoadEndsAsync(db, [root.Row.Id], cancellationToken))[root.Row.Id] >= TrailFile.MostEntries / 4)
            return Refused.Conflict("contract.trail-full");
        var key = masterKey.Unwrap(root.Row.WrappedKey);
        var dossier = new Dossier(
            contract, RowOf(contract, root.Row.Id, root.Row.Key, key, root.Row.WrappedKey, now), key, root, db, documents);
        await dossier.RecordDraftAsync(now, caller, cancellationToken);
        return dossier;
    }

    /// <summary>Null if there is no such contract or it is not the caller's: for the caller the two are the same.</summary>
    /// <exception cref="ContractShreddedException">There was one.</exception>
    public async Task<Dossier?> OpenAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(id, caller, cancellationToken) is { } row ? await OpenAsync(row, cancellationToken) : null;

    /// <summary>The same without opening it, for what can be told of a shredded one too.</summary>
    public Task<ContractRow?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        EverOwnedBy(caller).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);

    /// <summary>For the platform's own workers.</summary>
    public async Task<Dossier?> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Contracts.FindAsync([id], cancellationToken) is { } row ? await OpenAsync(row, cancellationToken) : null;

    /// <summary>A row's dossier, with that of the contract which it follows.</summary>
    public async Task<Dossier> OpenAsync(ContractRow row, CancellationToken cancellationToken)
    {
        var root = row.RootId == row.Id ? null : await db.Contracts.FindAsync([row.RootId], cancellationToken)
            ?? throw new InvalidDataException($"Document {row.Id} has lost contract {row.RootId}, which it follows.");
        return Open(row, root is null ? null : Open(root, null));
    }

    /// <summary>The document that is out for signing beside others of an open dossier's relation; null if none is.</summary>
    public async Task<Dossier?> OpenSuccessorAsync(Dossier root, CancellationToken cancellationToken) =>
        root.Contract.Succession?.Open is { } open && await db.Contracts.FindAsync([open], cancellationToken) is { } row
            ? Open(row, root) : null;

    /// <summary>To look at, not to act on: what it follows is not opened.</summary>
    public LaborContract Look(ContractRow row) => Open(row, null).Contract;

    /// <summary>The evidence trail of the relation to which a document belongs.</summary>
    /// <exception cref="InvalidDataException">An entry cannot be opened.</exception>
    public async Task<IReadOnlyList<TrailEntry>> ReadTrailAsync(ContractRow row, CancellationToken cancellationToken) =>
        await SealedTrail.TryReadAsync(db, masterKey, row, cancellationToken)
        ?? throw new InvalidDataException($"The trail of contract {row.RootId} cannot be opened.");

    /// <summary>The looks at the documents of a relation, latest first: their places in the trail and what it tells of them.</summary>
    /// <param name="before">Only those before this place.</param>
    /// <exception cref="InvalidDataException">An entry cannot be opened.</exception>
    public async Task<IReadOnlyList<(uint Sequence, TrailEvent Told)>> ReadLooksAsync(
        ContractRow row, int before, int most, CancellationToken cancellationToken)
    {
        var rows = await db.Trail.AsNoTracking().Where(e => e.ContractId == row.RootId && e.Look != null && e.Sequence < before)
            .OrderByDescending(e => e.Sequence).Take(most).ToListAsync(cancellationToken);
        var entries = SealedTrail.TryOpen(rows, masterKey, row.WrappedKey)
            ?? throw new InvalidDataException($"The trail of contract {row.RootId} cannot be opened.");
        return [.. entries.Select(entry => (entry.Sequence, entry.Told()!))];
    }

    private Dossier Open(ContractRow row, Dossier? root)
    {
        if (row.ShreddedAt is not null) throw new ContractShreddedException();
        var key = masterKey.Unwrap(row.WrappedKey);
        return new Dossier(LaborContract.Restore(SnapshotJson.Read(key.Open(row.Sealed))), row, key, root, db, documents);
    }

    private ContractRow RowOf(LaborContract contract, Guid rootId, byte[] key, DataKey dataKey, byte[] wrapped, DateTimeOffset now)
    {
        var terms = contract.Terms;
        var row = new ContractRow
        {
            Id = contract.Id,
            RootId = rootId,
            Revision = contract.Revision,
            Document = contract.Document.Code(),
            Key = key,
            Code = NewCode(),
            Number = contract.Number,
            EmployerCode = terms.Employer.CreditCode.ToString(),
            WorkerIndex = WorkerIndex(masterKey, terms.Worker.IdNumber.ToString()),
            PhoneIndex = PhoneIndex(masterKey, terms.Worker.Phone),
            PartnerCode = terms.Kind == DocumentKind.PlatformAgreementThreeParty ? terms.Partner?.CreditCode.ToString() : null,
            District = terms.Workplace?.District.ToString(),
            CreatedAt = now,
            WrappedKey = wrapped,
            State = contract.State.ToString(),
            Sealed = dataKey.Seal(SnapshotJson.Write(contract.ToSnapshot())),
        };
        db.Contracts.Add(row);
        return row;
    }

    /// <summary>
    /// A party's documents. A draft is the business of the one who draws it up: others see it once it was offered.
    /// </summary>
    public IQueryable<ContractRow> OwnedBy(Caller caller) => EverOwnedBy(caller).Where(c => c.ShreddedAt == null);

    /// <summary>With those that are shredded. Whose worker's they were nobody knows any more.</summary>
    private IQueryable<ContractRow> EverOwnedBy(Caller caller)
    {
        var resignation = DocumentKind.ResignationNotice.Code();
        return caller.IsEmployer
            ? db.Contracts.Where(c =>
                (c.EmployerCode == caller.Party && (c.DocumentSha256 != null || c.Document != resignation))
                || (c.PartnerCode == caller.Party && c.DocumentSha256 != null))
            : db.Contracts.Where(c => c.WorkerIndex == caller.Party && (caller.OnlyPhone == null || c.PhoneIndex == caller.OnlyPhone)
                && (c.DocumentSha256 != null || c.Document == resignation));
    }

    /// <summary>合同编号: year and ten random digits; the database refuses the one in ten billion that is taken.</summary>
    private static string NewNumber(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"CZ{now.InChina():yyyy}{RandomNumberGenerator.GetInt32(100_000):D5}{RandomNumberGenerator.GetInt32(100_000):D5}");

    /// <summary>128 random bits and two of padding in base32: 26 characters.</summary>
    private static string NewCode() => RandomNumberGenerator.GetString(CodeAlphabet, 26);
}
