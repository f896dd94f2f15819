using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
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

    /// <summary>A new dossier for a draft; durable with the caller's save.</summary>
    public async Task<Dossier> NewAsync(ContractTerms terms, string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        var (key, wrapped) = masterKey.NewDataKey();
        var contract = LaborContract.Draft(id, NewNumber(now), terms);
        var row = new ContractRow
        {
            Id = id,
            Key = RandomNumberGenerator.GetBytes(32),
            Code = NewCode(),
            Number = contract.Number,
            EmployerCode = terms.Employer.CreditCode.ToString(),
            WorkerIndex = WorkerIndex(masterKey, terms.Worker.IdNumber.ToString()),
            CreatedAt = now,
            WrappedKey = wrapped,
            State = contract.State.ToString(),
            Sealed = key.Seal(SnapshotJson.Write(contract.ToSnapshot())),
        };
        db.Contracts.Add(row);
        var dossier = new Dossier(contract, row, key, db, documents);
        await dossier.RecordDraftAsync(now, account, cancellationToken);
        return dossier;
    }

    /// <summary>Null if there is no such contract or it is not the caller's: for the caller the two are the same.</summary>
    public async Task<Dossier?> OpenAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } row ? Open(row) : null;

    /// <summary>For the platform's own workers.</summary>
    public async Task<Dossier?> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Contracts.FindAsync([id], cancellationToken) is { } row ? Open(row) : null;

    public Dossier Open(ContractRow row)
    {
        var key = masterKey.Unwrap(row.WrappedKey);
        return new Dossier(LaborContract.Restore(SnapshotJson.Read(key.Open(row.Sealed))), row, key, db, documents);
    }

    /// <summary>An employer's contracts, or those that were offered to a worker: a draft is the employer's own business.</summary>
    public IQueryable<ContractRow> OwnedBy(Caller caller) => caller.IsEmployer
        ? db.Contracts.Where(c => c.EmployerCode == caller.Party)
        : db.Contracts.Where(c => c.WorkerIndex == caller.Party && c.DocumentSha256 != null);

    /// <summary>合同编号: year and ten random digits; the database refuses the one in ten billion that is taken.</summary>
    private static string NewNumber(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"CZ{now.ToOffset(TimeSpan.FromHours(8)):yyyy}{RandomNumberGenerator.GetInt32(100_000):D5}{RandomNumberGenerator.GetInt32(100_000):D5}");

    /// <summary>128 random bits and two of padding in base32: 26 characters.</summary>
    private static string NewCode() => RandomNumberGenerator.GetString(CodeAlphabet, 26);
}
