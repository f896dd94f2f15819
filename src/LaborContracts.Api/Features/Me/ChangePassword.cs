using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Me;

/// <summary>A new password in exchange for the old one. All that is open ends, this sign-in too: the old one may have been another's as well.</summary>
internal static class ChangePassword
{
    public static void MapChangePassword(this IEndpointRouteBuilder api) => api
        .MapPost("/me/password", HandleAsync)
        .WithTags("me")
        .RequireAuthorization(Roles.AnyAccount)
        .WithName("ChangePassword")
        .WithSummary("Change one's own password; every sign-in of the account ends");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Wanted wanted, ClaimsPrincipal user, PasswordCheck passwords, LaborContractsDb db, Sessions sessions, CancellationToken cancellationToken) =>
        await ChangeAsync(user.Identity!.Name!, wanted.OldPassword, wanted.NewPassword, passwords, db, sessions, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            "password.locked" => Problems.Of(StatusCodes.Status429TooManyRequests, "password.locked"),
            var code => Problems.Of(StatusCodes.Status422UnprocessableEntity, code),
        };

    /// <returns>Code of the refusal; null if the password is changed.</returns>
    public static async Task<string?> ChangeAsync(
        string userName,
        string? before,
        string? after,
        PasswordCheck passwords,
        LaborContractsDb db,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        if (!PasswordCheck.IsLongEnough(after)) return "password.too-short";
        var answer = await passwords.JudgeAsync(userName, before ?? "", cancellationToken);
        if (answer.Account?.UserName != userName) return answer.IsLocked ? "password.locked" : "password.wrong";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Accounts.SingleAsync(a => a.UserName == userName, cancellationToken);
        account.PasswordHash = PasswordCheck.HashOf(after);
        await sessions.EndAllAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    internal sealed record Wanted(string? OldPassword, string? NewPassword);
}
