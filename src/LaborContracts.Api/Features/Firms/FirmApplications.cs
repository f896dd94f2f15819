using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>The applications of firms, with what their rows hold sealed.</summary>
internal sealed class FirmApplications(LaborContractsDb db, MasterKey masterKey, TimeProvider clock)
{
    /// <summary>How many may wait at once: anybody can send one, and each has a file of some megabytes.</summary>
    public const int MostWaiting = 500;

    /// <summary>Whether no more may come until some are decided or forgotten.</summary>
    public async Task<bool> AreFullAsync(CancellationToken cancellationToken) =>
        await db.FirmApplications.CountAsync(a => a.State == nameof(FirmApplicationState.Waiting), cancellationToken) >= MostWaiting;

    /// <summary>An application that waits for the operator. Sent twice it is one.</summary>
    public async Task AddAsync(FirmApplication application, Licence licence, CancellationToken cancellationToken)
    {
        var fingerprint = masterKey.IndexOf("firm application", JsonSerializer.Serialize(new
        {
            code = application.CreditCode.ToString(), application.FirmName, application.Address, application.Administrator,
            phone = application.Phone.ToString(), licence = SHA256.HashData(licence.File.Span),
        }));
        if (await Waiting(fingerprint).AnyAsync(cancellationToken)) return;
        var now = clock.GetUtcNow();
        var (key, wrapped) = masterKey.NewDataKey();
        var row = new FirmApplicationRow
        {
            Id = Guid.CreateVersion7(now),
            CreditCode = application.CreditCode.ToString(),
            FirmName = application.FirmName,
            Fingerprint = fingerprint,
            AppliedAt = now,
            LicenceType = licence.ContentType,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(new Applicant(application.Address, application.Administrator, application.Phone.ToString()))),
            State = nameof(FirmApplicationState.Waiting),
        };
        db.FirmApplications.Add(row);
        db.FirmLicences.Add(new() { ApplicationId = row.Id, Sealed = key.Seal(licence.File.Span) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // At the same moment twice: the other one waits.
            if (!await Waiting(fingerprint).AnyAsync(cancellationToken)) throw;
        }
    }

    public Applicant ApplicantOf(FirmApplicationRow row) =>
        JsonSerializer.Deserialize<Applicant>(masterKey.Unwrap(row.WrappedKey).Open(row.Sealed))
        ?? throw new InvalidDataException($"The application {row.Id} names nobody.");

    /// <summary>The file as it was sent.</summary>
    public async Task<byte[]> LicenceOfAsync(FirmApplicationRow row, CancellationToken cancellationToken) =>
        masterKey.Unwrap(row.WrappedKey).Open(await db.FirmLicences.Where(l => l.ApplicationId == row.Id).Select(l => l.Sealed).SingleAsync(cancellationToken));

    /// <summary>What the operator decided; durable with the caller's save.</summary>
    /// <param name="applicant">The row's.</param>
    /// <param name="reason">Why it was refused; null if it was not.</param>
    /// <returns>What the row holds now.</returns>
    public Applicant Decide(FirmApplicationRow row, Applicant applicant, FirmApplicationState state, string by, string? reason = null)
    {
        applicant = applicant with { Reason = reason };
        row.Sealed = masterKey.Unwrap(row.WrappedKey).Seal(JsonSerializer.SerializeToUtf8Bytes(applicant));
        (row.State, row.DecidedAt, row.DecidedBy) = (state.ToString(), clock.GetUtcNow(), by);
        row.Version++;
        return applicant;
    }

    private IQueryable<FirmApplicationRow> Waiting(string fingerprint) =>
        db.FirmApplications.Where(a => a.Fingerprint == fingerprint && a.State == nameof(FirmApplicationState.Waiting));

    /// <summary>What an application's row holds sealed.</summary>
    /// <param name="Address">Of the firm, which may be where somebody lives.</param>
    /// <param name="Reason">Why it was refused; null if it was not.</param>
    internal sealed record Applicant(string Address, string Name, string Phone, string? Reason = null)
    {
        public MobileNumber Number => MobileNumber.Parse(Phone);
    }
}
