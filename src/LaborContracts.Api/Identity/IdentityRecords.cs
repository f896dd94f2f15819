using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Identity;

/// <summary>The records of identity checks. What they add is durable with the caller's save.</summary>
internal sealed class IdentityRecords(LaborContractsDb db, MasterKey masterKey)
{
    private const int MostListed = 50;

    public string PersonOf(IdentityNumber idNumber) => DossierShelf.WorkerIndex(masterKey, idNumber.ToString());

    /// <param name="id">By which the check was asked for.</param>
    public IdentityCheckRow Add(
        Guid id,
        DateTimeOffset at,
        string account,
        string name,
        IdentityNumber idNumber,
        MobileNumber? phone,
        string method,
        string provider,
        RegisterAnswer answer,
        string? employerCode = null,
        IReadOnlyList<string>? papers = null)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        var masked = new CheckedIdentity(Mask(name), idNumber.Masked, phone?.Masked, papers ?? []);
        var row = new IdentityCheckRow
        {
            Id = id,
            Account = account,
            Person = PersonOf(idNumber),
            Named = Named(name, idNumber),
            Method = method,
            Provider = provider,
            Reference = answer.Reference,
            Result = answer.Result.ToString(),
            At = at,
            EmployerCode = employerCode,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(masked)),
        };
        db.IdentityChecks.Add(row);
        return row;
    }

    /// <summary>
    /// The newest passed check that counts for a caller's signature: for a worker, of the very name and number that stand in the contract; for who
    /// seals, of the account. A provisional account's phone may be a stranger's: checks that the person asked for elsewhere say nothing of who holds it.
    /// </summary>
    public Task<IdentityCheckRow?> NewestPassedAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken)
    {
        var worker = dossier.Contract.Terms.Worker;
        var (named, employer) = (Named(worker.Name, worker.IdNumber), dossier.Row.EmployerCode);
        var passed = db.IdentityChecks.AsNoTracking().Where(c => c.Result == nameof(IdentityResult.Passed));
        return (caller switch
            {
                { IsEmployer: true } => passed.Where(c => c.Account == caller.Account && c.EmployerCode == null),
                { OnlyPhone: not null } => passed.Where(c =>
                    c.Named == named && ((c.EmployerCode == null && c.Account == caller.Account) || c.EmployerCode == employer)),
                _ => passed.Where(c => c.Named == named && (c.EmployerCode == null || c.EmployerCode == employer)),
            })
            .OrderByDescending(c => c.At).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Whether a check would be of the account's own person: a worker's number is known; who seals is bound by the first check that passed.
    /// </summary>
    public async Task<bool> IsOwnAsync(Caller caller, IdentityNumber idNumber, CancellationToken cancellationToken)
    {
        var person = PersonOf(idNumber);
        if (!caller.IsEmployer) return person == caller.Party;
        return !await db.IdentityChecks.AnyAsync(
            c => c.Account == caller.Account && c.EmployerCode == null && c.Result == nameof(IdentityResult.Passed) && c.Person != person,
            cancellationToken);
    }

    /// <summary>The caller's own, newest first: those that it asked for, and those of its person at employers' counters.</summary>
    public async Task<IReadOnlyList<IdentityCheckView>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = caller.IsEmployer
            ? db.IdentityChecks.Where(c => c.Account == caller.Account && c.EmployerCode == null)
            : db.IdentityChecks.Where(c => c.Person == caller.Party && (caller.OnlyPhone == null || c.Account == caller.Account));
        var rows = await own.AsNoTracking().OrderByDescending(c => c.At).Take(MostListed).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    public IdentityCheckView View(IdentityCheckRow row)
    {
        var told = row.Open(masterKey);
        return new(
            row.Id, row.Method, row.Provider, row.Reference, Enum.Parse<IdentityResult>(row.Result), row.At, told.Name, told.IdNumber, told.Phone,
            told.Papers, Texts.Get($"identity.{row.Method}.{row.Result}"));
    }

    private string Named(string name, IdentityNumber idNumber) => masterKey.IndexOf("identity name", $"{idNumber}\0{name.Trim()}");

    /// <summary>The first character alone; some take two units of UTF-16.</summary>
    private static string Mask(string name) => $"{name.Trim().EnumerateRunes().First()}**";
}

/// <summary>A check as the person sees it.</summary>
/// <param name="Provider">Whose word it is.</param>
/// <param name="Reference">The provider's own name for the check.</param>
/// <param name="Name">Masked, as number and phone.</param>
/// <param name="Papers">Those that were seen at the counter.</param>
/// <param name="Statement">What the result says, and what it does not.</param>
internal sealed record IdentityCheckView(
    Guid Id,
    string Method,
    string Provider,
    string? Reference,
    IdentityResult Result,
    DateTimeOffset At,
    string Name,
    string IdNumber,
    string? Phone,
    IReadOnlyList<string> Papers,
    string Statement);
