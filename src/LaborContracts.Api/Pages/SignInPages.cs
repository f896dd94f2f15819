using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>
/// Signing in to the embedded authority, and out again. Forms carry a token against those that
/// another site's page sends; they work without script.
/// </summary>
internal static class SignInPages
{
    public const string Path = "/sign-in";
    public const string ReturnParameter = "returnUrl";
    public const string AccountPath = "/account";

    private const int LargestForm = 1 << 14;

    /// <summary>Pages with forms, which hold a few lines.</summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder app) => app.MapPageGroup("", LargestForm);

    public static void MapSignInPages(this WebApplication app)
    {
        var pages = app.MapForms();
        pages.MapGet(Path, IResult (HttpContext http, IAntiforgery forms) => Form(http, forms, null)).AllowAnonymous();
        pages.MapPost(Path, SignInAsync).AllowAnonymous().WithMetadata(Heavy.Work);
    }

    /// <summary>Whichever authority it was.</summary>
    public static void MapSignedInPages(this WebApplication app)
    {
        var pages = app.MapForms();
        pages.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        app.MapPasskeyPages();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, IAntiforgery forms, PasswordCheck passwords, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Form(http, forms, "sign-in.stale", StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await passwords.JudgeAsync(form["userName"].ToString().Trim(), form["password"].ToString(), cancellationToken);
        if (answer.Account is not { } account)
        {
            return answer.IsLocked
                ? Form(http, forms, "sign-in.locked", StatusCodes.Status429TooManyRequests)
                : Form(http, forms, "sign-in.wrong", StatusCodes.Status422UnprocessableEntity);
        }

        await http.SignInAsync(SignIn.Session, new ClaimsPrincipal(AccountIdentity.Of(account, SignIn.Session)));
        // Not a redirect: browsers hold those that follow a form against form-action, and a client's page is another site.
        return new RazorComponentResult<SignedIn>(new { Address = ReturnAddress(http) });
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext http, IAntiforgery forms, Sessions sessions, CancellationToken cancellationToken)
    {
        // The form's token is bound to who was signed in when it was made.
        http.User = (await http.AuthenticateAsync(SignIn.Session)).Principal ?? http.User;
        if (!await forms.IsRequestValidAsync(http)) return Results.LocalRedirect(AccountPath);
        await sessions.EndAsync(http.User, cancellationToken);
        await http.SignOutAsync(SignIn.Session);
        return Results.LocalRedirect(http.To("/verify")); // not to the sign-in page: an authority that remembers would sign in again
    }

    /// <param name="problem">Key of the sentence above the form; null for none.</param>
    private static RazorComponentResult<SignInForm> Form(
        HttpContext http, IAntiforgery forms, string? problem, int status = StatusCodes.Status200OK) =>
        new(new Dictionary<string, object?>
        {
            [nameof(SignInForm.Problem)] = problem,
            [nameof(SignInForm.Action)] = http.To(Path, (ReturnParameter, ReturnAddress(http))),
            [nameof(SignInForm.Hidden)] = HiddenField.Of(forms, http),
        })
        {
            StatusCode = status,
        };

    /// <summary>Only an address of this host: a link to the sign-in page must not be one to somewhere else.</summary>
    public static string ReturnAddress(HttpContext http) =>
        http.Request.Query[ReturnParameter].ToString() is { } address && RedirectHttpResult.IsLocalUrl(address)
            ? address : http.To(AccountPath);
}

/// <summary>What a form carries to show that it is of our page.</summary>
public sealed record HiddenField(string Name, string Value)
{
    public static HiddenField Of(IAntiforgery forms, HttpContext http)
    {
        http.Response.Headers.CacheControl = default; // set again with the token, which warns where it finds another
        var tokens = forms.GetAndStoreTokens(http);
        return new(tokens.FormFieldName, tokens.RequestToken!);
    }
}
