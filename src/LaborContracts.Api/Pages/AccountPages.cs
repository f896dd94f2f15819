using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Me;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>
/// Coming to an account, and its password: a worker has a link sent to the phone that an offer names, everyone else is sent
/// one, and whoever has the link chooses a password.
/// </summary>
internal static class AccountPages
{
    private const string JoinPath = "/join";
    private const string PasswordPath = "/password";

    public static void MapAccountPages(this WebApplication app)
    {
        var pages = app.MapForms();
        pages.MapGet(JoinPath, IResult (HttpContext http, IAntiforgery forms) => Join(http, forms, null)).AllowAnonymous();
        pages.MapPost(JoinPath, JoinAsync).AllowAnonymous().WithMetadata(Heavy.Work);
        pages.MapGet("/invitation/{secret}", ShowInvitationAsync).AllowAnonymous();
        pages.MapPost("/invitation/{secret}", AcceptAsync).AllowAnonymous().WithMetadata(Heavy.Work);
        var own = PageGroup.OfSession();
        pages.MapGet(PasswordPath, IResult (HttpContext http, IAntiforgery forms) => Password(http, forms, true, null)).RequireAuthorization(own);
        pages.MapPost(PasswordPath, ChangeAsync).RequireAuthorization(own).WithMetadata(Heavy.Work);
    }

    /// <summary>The same answer and the same work, whether an offer names number and phone or not.</summary>
    private static async Task<IResult> JoinAsync(
        HttpContext http, IAntiforgery forms, Invitations invitations, CodeLimits limits, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Join(http, forms, "form.stale", StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!IdentityNumber.TryParse(form["idNumber"], out var idNumber))
            return Join(http, forms, "join.id-number", StatusCodes.Status422UnprocessableEntity);
        if (!MobileNumber.TryParse(form["phone"], out var phone)) return Join(http, forms, "join.phone", StatusCodes.Status422UnprocessableEntity);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await limits.TakeInvitationAsync(invitations.CountedAs(phone), http.Connection.RemoteIpAddress, cancellationToken))
            return Join(http, forms, "join.too-many", StatusCodes.Status429TooManyRequests);
        invitations.AddOwn(idNumber, phone);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        invitations.Send();
        return Say("join.sent", "join.sent.sentence", StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowInvitationAsync(
        string secret, HttpContext http, IAntiforgery forms, Invitations invitations, CancellationToken cancellationToken) =>
        await invitations.IsOpenAsync(secret, cancellationToken) ? Password(http, forms, false, null) : NoInvitation();

    private static async Task<IResult> AcceptAsync(
        string secret, HttpContext http, IAntiforgery forms, Invitations invitations, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Password(http, forms, false, "form.stale", StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var password = form["password"].ToString();
        if (FaultIn(password, form["again"].ToString()) is { } fault)
            return Password(http, forms, false, fault, StatusCodes.Status422UnprocessableEntity);
        if (await invitations.AcceptAsync(secret, password, cancellationToken) is not { } name) return NoInvitation();
        return new RazorComponentResult<AccountMade>(new { Name = name });
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        IAntiforgery forms,
        ClaimsPrincipal user,
        PasswordCheck passwords,
        LaborContractsDb db,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Password(http, forms, true, "form.stale", StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var password = form["password"].ToString();
        var refused = FaultIn(password, form["again"].ToString())
            ?? await ChangePassword.ChangeAsync(user.Identity!.Name!, form["old"], password, passwords, db, sessions, cancellationToken);
        if (refused is not null)
        {
            return Password(
                http, forms, true, refused, refused == "password.locked" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
        }

        await http.SignOutAsync(SignIn.Session);
        return Say("password.changed", "password.changed.sentence", StatusCodes.Status200OK);
    }

    private static string? FaultIn(string password, string again) =>
        !PasswordCheck.IsLongEnough(password) ? "password.too-short" : password != again ? "password.differs" : null;

    private static RazorComponentResult<JoinForm> Join(
        HttpContext http, IAntiforgery forms, string? problem, int status = StatusCodes.Status200OK) =>
        new(new Dictionary<string, object?>
        {
            [nameof(JoinForm.Problem)] = problem,
            [nameof(JoinForm.Action)] = http.To(JoinPath),
            [nameof(JoinForm.Hidden)] = HiddenField.Of(forms, http),
        })
        {
            StatusCode = status,
        };

    private static RazorComponentResult<PasswordForm> Password(
        HttpContext http, IAntiforgery forms, bool asksOld, string? problem, int status = StatusCodes.Status200OK) =>
        new(new Dictionary<string, object?>
        {
            [nameof(PasswordForm.AsksOld)] = asksOld,
            [nameof(PasswordForm.Problem)] = problem,
            [nameof(PasswordForm.Action)] = http.To(http.Request.Path),
            [nameof(PasswordForm.Hidden)] = HiddenField.Of(forms, http),
        })
        {
            StatusCode = status,
        };

    private static RazorComponentResult<Notice> NoInvitation() =>
        Say("invitation.none", "invitation.none.sentence", StatusCodes.Status404NotFound);

    private static RazorComponentResult<Notice> Say(string title, string sentence, int status) =>
        new(new { Title = title, Sentence = sentence }) { StatusCode = status };
}
