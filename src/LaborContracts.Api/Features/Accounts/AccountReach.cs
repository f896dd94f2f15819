using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>Which accounts someone administers, and which roles they may give.</summary>
internal static class AccountReach
{
    /// <summary>Roles without which nobody could give roles any more.</summary>
    private static readonly string[] Keepers = [Role.Administrator, Role.Operator];

    public static IQueryable<AccountRow> AccountsOf(this LaborContractsDb db, ClaimsPrincipal user)
    {
        var party = PartyOf(user);
        return party is null ? db.Accounts : db.Accounts.Where(a => a.Party == party);
    }

    public static IQueryable<InvitationRow> InvitationsOf(this LaborContractsDb db, ClaimsPrincipal user)
    {
        var party = PartyOf(user);
        return (party is null ? db.Invitations : db.Invitations.Where(i => i.Party == party)).Where(i => i.AcceptedAt == null);
    }

    /// <summary>Null for the operator, who stands for none and has all.</summary>
    public static string? PartyOf(ClaimsPrincipal user) => user.IsInRole(Role.Operator) ? null : user.FindFirstValue(Caller.PartyClaim);

    /// <summary>An employer's administrator gives its employer's roles, the operator those that stand for no party to contracts.</summary>
    /// <param name="party">As in <see cref="AccountRow.Party"/>; of the authority's people their districts.</param>
    public static bool MayGive(ClaimsPrincipal user, string party, IReadOnlyCollection<string> roles) =>
        Role.AreOfOneSide(roles) && (PartyOf(user) is { } own
            ? party == own && roles.All(Role.OfEmployers.Contains)
            : roles.All(Role.OfTheAuthority.Contains) ? Inspector.DistrictsIn(party) is not null : party == "" && !Role.AreOfAParty(roles));

    /// <summary>
    /// The employers that have somebody already who gives their roles, or somebody is invited to: of two who say that they are the same firm's, one is let in.
    /// </summary>
    public static IQueryable<string> PartiesWithAdministrator(this LaborContractsDb db, DateTimeOffset now) =>
        db.Accounts.Where(a => a.DisabledAt == null && a.Roles.Contains(Role.Administrator)).Select(a => a.Party)
            .Concat(db.Invitations.Where(i => i.AcceptedAt == null && i.ExpiresAt > now && i.Roles.Contains(Role.Administrator)).Select(i => i.Party));

    public static Task<bool> HasAdministratorAsync(
        this LaborContractsDb db, string party, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.PartiesWithAdministrator(now).AnyAsync(administered => administered == party, cancellationToken);

    /// <summary>
    /// Whether nobody else could give roles after this account no longer can. The operator may leave an employer so: it can
    /// invite an administrator again.
    /// </summary>
    public static async Task<bool> IsLastKeeperAsync(
        this LaborContractsDb db, ClaimsPrincipal user, AccountRow account, CancellationToken cancellationToken)
    {
        if (Keepers.FirstOrDefault(account.Roles.Split(' ').Contains) is not { } role || account.DisabledAt is not null) return false;
        if (role == Role.Administrator && PartyOf(user) is null) return false;
        return !await db.Accounts.AnyAsync(
            a => a.UserName != account.UserName && a.Party == account.Party && a.DisabledAt == null && a.Roles.Contains(role), cancellationToken);
    }

    /// <summary>Also what is answered for another's account: whether it exists is nobody else's business.</summary>
    public static ProblemHttpResult NotFound() => Problems.Of(StatusCodes.Status404NotFound, "account.not-found");
}
