using System.Data;
using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>Gives an account other roles of its side. Tokens say the roles of before, and so they end.</summary>
internal static class ChangeRoles
{
    public static void Map(RouteGroupBuilder group, string whose) => group
        .MapPost("/accounts/{id:guid}/roles", HandleAsync)
        .WithName($"Change{whose}Roles")
        .WithSummary("Give an account other roles; it has to sign in again");

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> HandleAsync(
        Guid id, Wanted wanted, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.AccountsOf(user).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountReach.NotFound();
        string[] roles = [.. (wanted.Roles ?? []).Distinct()];
        if (!AccountReach.MayGive(user, account.Party, roles)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "account.roles");
        if (await db.IsLastKeeperAsync(user, account, cancellationToken) && !KeepsGiving(account.Roles.Split(' '), roles))
            return Problems.Of(StatusCodes.Status409Conflict, "account.last-administrator");
        account.Roles = string.Join(' ', roles);
        await sessions.EndAllAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(AccountView.From(account));
    }

    private static bool KeepsGiving(string[] before, string[] after) =>
        (before.Contains(Role.Administrator) && after.Contains(Role.Administrator)) || (before.Contains(Role.Operator) && after.Contains(Role.Operator));

    /// <param name="Roles">All that it holds from now on.</param>
    internal sealed record Wanted(IReadOnlyList<string>? Roles);
}
