using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>The forms by which a firm's administrator keeps its accounts.</summary>
internal static class AccountForms
{
    public const string Invite = "invite";

    /// <summary>Of an external authority accounts are only ended here: invitations and roles are its own matter.</summary>
    public static void MapAccountForms(this RouteGroupBuilder firm)
    {
        firm.MapPost("/accounts/{id:guid}/disable", DisableAsync);
        firm.MapPost("/accounts/{id:guid}/enable", EnableAsync);
        firm.MapPost("/accounts/{id:guid}/revoke", RevokeAsync);
        if (((IEndpointRouteBuilder)firm).ServiceProvider.GetRequiredService<PlatformSettings>().SignIn.Authority is not null) return;
        firm.MapPost("/accounts", InviteAsync);
        firm.MapPost("/accounts/{id:guid}/roles", ChangeRolesAsync);
        firm.MapPost("/invitations/{id:guid}/withdraw", WithdrawAsync);
    }

    private static Task<IResult> InviteAsync(
        HttpContext http, ClaimsPrincipal user, Invitations invitations, CodeLimits limits, LaborContractsDb db, TimeProvider clock,
        CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, Invite, async form => await InviteAccount.HandleAsync(
            new(form["phone"], form["roles"]!), user, invitations, limits, db, clock, http, cancellationToken), cancellationToken);

    private static Task<IResult> ChangeRolesAsync(
        Guid id, HttpContext http, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, "roles", async form => await ChangeRoles.HandleAsync(
            id, new(form["roles"]!), user, db, sessions, cancellationToken), cancellationToken);

    private static Task<IResult> DisableAsync(
        Guid id, HttpContext http, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, TimeProvider clock, CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, "disable", async _ => await DisableAccount.HandleAsync(id, user, db, sessions, clock, cancellationToken), cancellationToken);

    private static Task<IResult> EnableAsync(
        Guid id, HttpContext http, ClaimsPrincipal user, LaborContractsDb db, CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, "enable", async _ => await DisableAccount.EnableAsync(id, user, db, cancellationToken), cancellationToken);

    private static Task<IResult> RevokeAsync(
        Guid id, HttpContext http, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, "revoke", async _ => await RevokeAccount.HandleAsync(id, user, db, sessions, cancellationToken), cancellationToken);

    private static Task<IResult> WithdrawAsync(
        Guid id, HttpContext http, ClaimsPrincipal user, LaborContractsDb db, CancellationToken cancellationToken) =>
        FirmPages.ActAsync(http, "withdraw", async _ => await WithdrawInvitation.HandleAsync(id, user, db, cancellationToken), cancellationToken);
}
