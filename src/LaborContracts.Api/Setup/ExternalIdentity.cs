using System.Security.Claims;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Setup;

/// <summary>
/// Who an external authority says someone is, in the platform's own claims; read and refused alike, whether a token comes
/// with a call or a browser comes back from there.
/// </summary>
internal static class ExternalIdentity
{
    /// <summary>Asymmetric ones alone: with others whoever knows the public key could sign.</summary>
    public static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <param name="issuedAt">When the authority said so, UTC to the second; <c>default</c> if it does not tell.</param>
    /// <returns>The identity, or why there is none.</returns>
    public static async Task<(ClaimsIdentity? Identity, string? Refusal)> TakeInAsync(
        ClaimsPrincipal user, DateTime issuedAt, SignInSettings settings, IServiceProvider services, string scheme, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue(Caller.AccountClaim) is not { Length: > 0 } name) return (null, "The token names nobody.");
        string[] roles = [.. user.FindAll(settings.RoleClaim).Select(claim => claim.Value)];
        if (!Role.AreOfOneSide(roles)) return (null, "The token's roles are none of the platform's, or of two sides.");
        var claimed = string.Join(' ', user.FindAll(settings.PartyClaim).Select(claim => claim.Value));
        if (PartyOf(roles, claimed, services.GetRequiredService<MasterKey>()) is not { } party)
            return (null, "The token's party is no credit code, no identity number, or no district codes, as its roles would need.");
        var phone = MobileNumber.TryParse(user.FindFirstValue("phone_number"), out var number) ? number : null;
        var masterKey = services.GetRequiredService<MasterKey>();
        var account = await RecordAsync(services.GetRequiredService<LaborContractsDb>(), masterKey, new()
        {
            Id = Guid.NewGuid(),
            UserName = name,
            PasswordHash = "",
            Roles = string.Join(' ', roles),
            Party = party,
            PhoneMasked = phone?.Masked ?? "",
            PhoneIndex = phone is null ? null : DossierShelf.PhoneIndex(masterKey, phone),
        }, phone, cancellationToken);
        if (account.DisabledAt is not null) return (null, "The account is disabled here.");
        // The authority knows nothing of it; a token that does not say when it began began before.
        if (account.RevokedAt is { } ended && issuedAt < ended.UtcDateTime) return (null, "All that the account had open was ended.");
        return (AccountIdentity.Of(name, roles, party, scheme), null);
    }

    /// <summary>Null if the claim is not what the roles need; empty for roles that stand for no party.</summary>
    private static string? PartyOf(string[] roles, string claim, MasterKey masterKey)
    {
        if (roles.Any(Role.OfTheAuthority.Contains)) return Inspector.DistrictsIn(claim) is { } districts ? string.Join(' ', districts) : null;
        if (!Role.AreOfAParty(roles)) return "";
        if (roles.Contains(Role.Worker))
            return IdentityNumber.TryParse(claim, out var idNumber) ? DossierShelf.WorkerIndex(masterKey, idNumber.ToString()) : null;
        return UnifiedSocialCreditCode.TryParse(claim, out var creditCode) ? creditCode.ToString() : null;
    }

    /// <summary>The phone that messages go to is the one that the authority knows.</summary>
    private static async Task<AccountRow> RecordAsync(
        LaborContractsDb db, MasterKey masterKey, AccountRow account, MobileNumber? phone, CancellationToken cancellationToken)
    {
        var known = await db.Accounts.FindAsync([account.UserName], cancellationToken);
        if (known?.PhoneIndex != account.PhoneIndex)
        {
            var contact = await db.Contacts.FindAsync([account.UserName], cancellationToken);
            if (phone is null && contact is not null) db.Contacts.Remove(contact);
            else if (contact is not null) contact.Put(phone!.ToString(), masterKey);
            else if (phone is not null) db.Contacts.Add(ContactRow.Of(account.UserName, phone.ToString(), masterKey));
        }

        if (known is null) db.Accounts.Add(account);
        else (known.PhoneMasked, known.PhoneIndex, known.Roles, known.Party) = (account.PhoneMasked, account.PhoneIndex, account.Roles, account.Party);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (ProblemAnswers.IsTaken(taken))
        {
            db.ChangeTracker.Clear(); // by another of the account's first calls
        }

        return known ?? account;
    }
}
