using System.Data;
using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>
/// Invites whoever holds a phone to have an account. The answer is the same whether that phone has one already: then the
/// link lets its holder choose a new password, and changes nothing else.
/// </summary>
internal static class InviteAccount
{
    public static void Map(RouteGroupBuilder group, string whose) => group
        .MapPost("/accounts", HandleAsync)
        .WithName($"Invite{whose}Account")
        .WithSummary("Send a phone a link by which its holder makes an account with these roles, or chooses a new password");

    public static async Task<Results<Created<InvitationView>, ProblemHttpResult>> HandleAsync(
        Wanted wanted,
        ClaimsPrincipal user,
        Invitations invitations,
        CodeLimits limits,
        LaborContractsDb db,
        TimeProvider clock,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        if (!MobileNumber.TryParse(wanted.Phone, out var phone)) return Problems.Malformed("phone", "field.phone");
        string[] roles = [.. (wanted.Roles ?? []).Distinct()];
        var party = AccountReach.PartyOf(user) ?? "";
        if (wanted.Employer is not null)
        {
            if (!UnifiedSocialCreditCode.TryParse(wanted.Employer, out var code)) return Problems.Malformed("employer", "field.credit-code");
            party = code.ToString();
        }

        if (wanted.Districts is not null)
        {
            if (wanted.Employer is not null || Inspector.DistrictsIn(string.Join(' ', wanted.Districts)) is not { Count: > 0 } districts)
                return Problems.Malformed("districts", "field.district");
            party = string.Join(' ', districts);
        }

        if (!AccountReach.MayGive(user, party, roles) && !IsFirstAdministrator(user, party, roles))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "account.roles");
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (IsFirstAdministrator(user, party, roles) && await db.HasAdministratorAsync(party, clock.GetUtcNow(), cancellationToken))
            return Problems.Of(StatusCodes.Status409Conflict, "account.has-administrator");
        if (!await limits.TakeInvitationAsync(invitations.CountedAs(phone), http.Connection.RemoteIpAddress, cancellationToken))
            return Problems.Of(StatusCodes.Status429TooManyRequests, "invitation.too-many");
        var invitation = invitations.Add(roles, party, phone, user.Identity!.Name!);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        invitations.Send();
        return TypedResults.Created((string?)null, InvitationView.From(invitation));
    }

    /// <summary>Who runs the platform gives an employer its first administrator, who gives all its other roles.</summary>
    private static bool IsFirstAdministrator(ClaimsPrincipal user, string party, string[] roles) =>
        AccountReach.PartyOf(user) is null && party != "" && roles is [Role.Administrator];

    /// <param name="Employer">Only from the operator, who invites an employer's first administrator: its credit code.</param>
    /// <param name="Districts">Only from the operator, who invites the labor authority's people: where they work, as codes of GB/T 2260.</param>
    internal sealed record Wanted(string? Phone, IReadOnlyList<string>? Roles, string? Employer = null, IReadOnlyList<string>? Districts = null);
}
