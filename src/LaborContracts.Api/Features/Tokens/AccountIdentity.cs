using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>What tokens and cookies say of an account, and nothing else: its name, its roles, the party it stands for, and how far that reaches.</summary>
internal static class AccountIdentity
{
    public static ClaimsIdentity Of(AccountRow account, string scheme)
    {
        var identity = Of(account.UserName, account.Roles.Split(' '), account.Party, scheme);
        if (account.IsProvisional) identity.AddClaim(new(Caller.OnlyPhoneClaim, account.PhoneIndex ?? ""));
        return identity;
    }

    /// <param name="party">Empty for who stands for no party.</param>
    public static ClaimsIdentity Of(string account, IEnumerable<string> roles, string party, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Caller.AccountClaim, Caller.RoleClaim);
        identity.AddClaim(new(Caller.AccountClaim, account));
        identity.AddClaims(roles.Select(role => new Claim(Caller.RoleClaim, role)));
        if (party != "") identity.AddClaim(new(Caller.PartyClaim, party));
        return identity;
    }
}
