using System.Buffers.Text;
using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>
/// The page that shows as whom one is signed in, and for whoever signs or seals the passkeys of the account. Making one needs the browser's
/// script; all else are plain forms, which carry a token against those that another site's page sends.
/// </summary>
internal static class PasskeyPages
{
    private const int LargestForm = 1 << 15;

    public static void MapPasskeyPages(this WebApplication app)
    {
        var pages = app.MapPageGroup("", LargestForm);
        pages.MapGet(SignInPages.AccountPath, (HttpContext http, CancellationToken cancellationToken) => ShowAsync(http, null, null, cancellationToken))
            .RequireAuthorization(PageGroup.OfSession());
        var signers = pages.MapGroup("").RequireAuthorization(PageGroup.OfSession(Roles.Signer));
        signers.MapPost("/account/passkeys/challenges", StartAsync);
        signers.MapPost("/account/passkeys", AddAsync);
        signers.MapPost("/account/passkeys/{id:guid}/remove", RemoveAsync);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, IAntiforgery forms, Caller caller, PasskeyDesk desk, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Account(http);
        var started = await desk.StartAsync(caller, cancellationToken);
        return await ShowAsync(http, started.Refusal, started.Value is { } passkey ? PasskeyForm.Begun(passkey) : null, cancellationToken);
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, IAntiforgery forms, Caller caller, PasskeyDesk desk, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)
            || Read(await http.Request.ReadFormAsync(cancellationToken)) is not { } made) return Account(http);
        var added = await desk.AddAsync(made, caller, cancellationToken);
        if (added.Refusal is not { } refusal) return Account(http);
        // The device has made it already: who has mistyped the code types it again and makes no second one.
        return await ShowAsync(http, refusal, refusal.Code == "intent.wrong-code" ? PasskeyForm.Again(made) : null, cancellationToken);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id, HttpContext http, IAntiforgery forms, Caller caller, PasskeyDesk desk, CancellationToken cancellationToken)
    {
        if (await forms.IsRequestValidAsync(http)) await desk.RemoveAsync(id, caller, cancellationToken); // what is gone already is as it should be
        return Account(http);
    }

    private static RedirectHttpResult Account(HttpContext http) => TypedResults.LocalRedirect(http.To(SignInPages.AccountPath));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Refusal? problem, PasskeyForm? form, CancellationToken cancellationToken)
    {
        var (services, user) = (http.RequestServices, http.User);
        var passkeys = services.GetRequiredService<Passkeys>();
        var signs = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, Roles.Signer);
        return new RazorComponentResult<Account>(new Dictionary<string, object?>
        {
            [nameof(Pages.Account.User)] = user,
            [nameof(Pages.Account.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
            [nameof(Pages.Account.Passkeys)] = signs.Succeeded && passkeys.Party is not null
                ? await passkeys.OfAsync(services.GetRequiredService<Caller>(), cancellationToken) : null,
            [nameof(Pages.Account.Form)] = form,
            [nameof(Pages.Account.Problem)] = Language.IsEnglish ? problem?.MessageEn : problem?.Message,
        })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : Problems.From(problem).StatusCode,
        };
    }

    /// <summary>Null if it is not the form that the page holds.</summary>
    private static NewPasskey? Read(IFormCollection form) =>
        Guid.TryParse(form["challengeId"], out var challenge)
        && Enum.TryParse<PasskeyDevice>(form["device"], out var device) && Enum.IsDefined(device)
        && Bytes(form["clientData"]) is { } client && Bytes(form["authenticatorData"]) is { } authenticator
            ? new(challenge, form["code"].ToString().Trim(), device, client, authenticator) : null;

    private static byte[]? Bytes(string? text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}

/// <summary>A passkey that is being added, as the form holds it.</summary>
/// <param name="Options">What the browser is to be asked, as JSON; null if it has made the passkey.</param>
/// <param name="ClientData">What it has made; empty while that is still to come.</param>
/// <param name="AuthenticatorData">The same.</param>
public sealed record PasskeyForm(Guid Challenge, string? Options, string? Device, string ClientData, string AuthenticatorData)
{
    internal static PasskeyForm Begun(StartedPasskey started) =>
        new(started.Id, JsonSerializer.Serialize(started.PublicKey, JsonSerializerOptions.Web), null, "", "");

    internal static PasskeyForm Again(NewPasskey made) => new(
        made.ChallengeId, null, made.Device.ToString(), Base64Url.EncodeToString(made.ClientData), Base64Url.EncodeToString(made.AuthenticatorData));
}
