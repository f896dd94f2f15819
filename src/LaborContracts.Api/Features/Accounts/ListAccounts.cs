using System.Globalization;
using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>The accounts that the caller administers, with the invitations that nobody has accepted yet.</summary>
internal static class ListAccounts
{
    private const int MostOnPage = 200;

    public static void Map(RouteGroupBuilder group, string whose) => group
        .MapGet("/accounts", HandleAsync)
        .WithName($"List{whose}Accounts")
        .WithSummary("Accounts in one's hands, and on the first page the invitations that are open");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal user, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken, int limit = 50, string? cursor = null)
    {
        var rows = db.AccountsOf(user);
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "N", out var last)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(a => a.Id.CompareTo(last) > 0);
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var page = await rows.AsNoTracking().OrderBy(a => a.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var open = cursor is not null ? [] : await db.InvitationsOf(user).AsNoTracking()
            .Where(i => i.ExpiresAt > now && i.InvitedBy != "").OrderBy(i => i.Id).Take(MostOnPage).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(AccountView.From)],
            [.. open.Select(InvitationView.From)],
            page.Count > limit ? page[limit - 1].Id.ToString("N", CultureInfo.InvariantCulture) : null));
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<AccountView> Accounts, IReadOnlyList<InvitationView> Invitations, string? Next);
}

/// <param name="Employer">Credit code of the employer that it acts for; null for others.</param>
/// <param name="Phone">Masked.</param>
public sealed record AccountView(Guid Id, string UserName, IReadOnlyList<string> Roles, string? Employer, string Phone, DateTimeOffset? DisabledAt)
{
    public static AccountView From(AccountRow row)
    {
        var roles = row.Roles.Split(' ');
        return new(row.Id, row.UserName, roles, roles.All(Role.OfEmployers.Contains) ? row.Party : null, row.PhoneMasked, row.DisabledAt);
    }
}

/// <param name="Phone">Masked.</param>
public sealed record InvitationView(Guid Id, IReadOnlyList<string> Roles, string Phone, DateTimeOffset ExpiresAt)
{
    public static InvitationView From(InvitationRow row) => new(row.Id, row.Roles.Split(' '), row.PhoneMasked, row.ExpiresAt);
}
