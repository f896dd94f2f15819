using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>
/// Invitations and what becomes of them. The link's secret stands in the message alone; the row has a keyed hash of it. A
/// request makes a row, and a worker sends it, so that a request takes the same time whether there is anybody to send to.
/// </summary>
internal sealed class Invitations(
    LaborContractsDb db, MasterKey masterKey, PlatformSettings settings, Sessions sessions, InvitingWakeup wakeup, TimeProvider clock)
{
    /// <summary>Of an invitation by another.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Of a link that someone had sent to their own phone.</summary>
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromHours(1);

    private const string SecretAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int SecretLength = 26; // 130 bits

    /// <summary>As whose a phone's messages are counted.</summary>
    public string CountedAs(MobileNumber phone) => DossierShelf.PhoneIndex(masterKey, phone);

    /// <summary>An invitation with its message; durable with the caller's save.</summary>
    public InvitationRow Add(string[] roles, string party, MobileNumber phone, string invitedBy)
    {
        var (secret, now) = (NewSecret(), clock.GetUtcNow());
        var (key, wrapped) = masterKey.NewDataKey();
        var link = AddressOf(secret);
        var message = new OutboxMessage(
            phone.Masked, secret, Texts.Format("invitation.message", link), phone.ToString(), new Dictionary<string, string> { ["link"] = link });
        var row = new InvitationRow
        {
            Id = Guid.CreateVersion7(now),
            SecretHash = HashOf(secret),
            Roles = string.Join(' ', roles),
            Party = party,
            PhoneMasked = phone.Masked,
            PhoneIndex = DossierShelf.PhoneIndex(masterKey, phone),
            InvitedBy = invitedBy,
            ExpiresAt = now + (invitedBy == "" ? OwnLifetime : Lifetime),
            WrappedKey = wrapped,
            SealedPhone = key.Seal(Encoding.UTF8.GetBytes(phone.ToString())),
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(message)),
        };
        db.Invitations.Add(row);
        return row;
    }

    /// <summary>For the time when nobody is there to invite: the operator's first account. Returns the link.</summary>
    public string AddFirst(string role)
    {
        var (secret, now) = (NewSecret(), clock.GetUtcNow());
        db.Invitations.Add(new()
        {
            Id = Guid.CreateVersion7(now), SecretHash = HashOf(secret), Roles = role, Party = "", PhoneMasked = "", PhoneIndex = null,
            InvitedBy = "", ExpiresAt = now + Lifetime,
        });
        return AddressOf(secret);
    }

    /// <summary>Asks a worker of someone's own accord: with number and phone, of which an offer has to name both.</summary>
    public InvitationRow AddOwn(IdentityNumber idNumber, MobileNumber phone) =>
        Add([Role.Worker], DossierShelf.WorkerIndex(masterKey, idNumber.ToString()), phone, "");

    public void Send() => wakeup.Wake();

    /// <summary>Whether a link can be used. One that never was, one that was used, and one whose time is over are the same.</summary>
    public Task<bool> IsOpenAsync(string secret, CancellationToken cancellationToken) => Open(secret).AnyAsync(cancellationToken);

    /// <summary>
    /// Makes the account, or gives the one that this phone has for that party its new password. Null if the link cannot be
    /// used.
    /// </summary>
    /// <returns>Name of the account.</returns>
    public async Task<string?> AcceptAsync(string secret, string password, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await Open(secret).SingleOrDefaultAsync(cancellationToken) is not { } invitation) return null;
        invitation.AcceptedAt = clock.GetUtcNow();
        invitation.Version++;
        var account = await KnownAsync(invitation, cancellationToken);
        if (account is { DisabledAt: not null }) return null;
        var phone = invitation.TakePhone(masterKey);
        if (account is null) db.Accounts.Add(account = NewAccount(invitation));
        if (phone is not null && !await db.Contacts.AnyAsync(c => c.UserName == account.UserName, cancellationToken))
            db.Contacts.Add(ContactRow.Of(account.UserName, phone, masterKey));
        account.PasswordHash = PasswordCheck.HashOf(password);
        await sessions.EndAllAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account.UserName;
    }

    private IQueryable<InvitationRow> Open(string secret)
    {
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        return db.Invitations.Where(i => i.SecretHash == hash && i.AcceptedAt == null && i.ExpiresAt > now);
    }

    private async Task<AccountRow?> KnownAsync(InvitationRow invitation, CancellationToken cancellationToken)
    {
        if (invitation.PhoneIndex is null) return null;
        var same = await db.Accounts.Where(a => a.Party == invitation.Party && a.PhoneIndex == invitation.PhoneIndex).ToListAsync(cancellationToken);
        return same.FirstOrDefault(a => Role.AreOfOneSide([.. a.Roles.Split(' '), .. invitation.Roles.Split(' ')]));
    }

    private static AccountRow NewAccount(InvitationRow invitation) => new()
    {
        Id = Guid.NewGuid(),
        // Of digits that say nothing of anybody. Chosen names would tell, by being taken, who is there.
        UserName = string.Create(CultureInfo.InvariantCulture, $"{RandomNumberGenerator.GetInt32(100_000, 1_000_000)}{RandomNumberGenerator.GetInt32(1_000_000):D6}"),
        PasswordHash = "",
        Roles = invitation.Roles,
        Party = invitation.Party,
        PhoneMasked = invitation.PhoneMasked,
        PhoneIndex = invitation.PhoneIndex,
        IsProvisional = invitation.Roles == Role.Worker,
    };

    private static string NewSecret() => RandomNumberGenerator.GetString(SecretAlphabet, SecretLength);

    private string AddressOf(string secret) => new Uri(settings.BaseAddress, $"/invitation/{secret}").ToString();

    private string HashOf(string secret) => masterKey.IndexOf("invitation", secret);
}
