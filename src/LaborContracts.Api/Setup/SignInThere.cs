using LaborContracts.Api.Http;
using LaborContracts.Api.Pages;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LaborContracts.Api.Setup;

/// <summary>
/// The pages' sign-in where the authority is outside: a browser goes there, and comes back with a code for this platform's
/// own proof key (OpenID Connect Core §3.1, RFC 7636). What then stays in the cookie is who the authority said it is.
/// </summary>
internal static class SignInThere
{
    private const string Scheme = "Authority";
    private const string RefusedPath = "/sign-in/refused";

    public static void AddSignInThere(this IServiceCollection services, PlatformSettings settings, Uri authority)
    {
        services.AddSessions(settings.DataFolder, readAnew: false);
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<TimeProvider>((options, clock) =>
        {
            options.Authority = authority.OriginalString;
            options.RequireHttpsMetadata = !authority.IsLoopback;
            options.ClientId = settings.SignIn.ClientId;
            if (settings.SignIn.ClientSecretFile is { } file) options.ClientSecret = File.ReadAllText(file).Trim();
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query; // a form from there would need cookies that other sites' forms carry too
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.DisableTelemetry = true;
            options.Scope.Clear();
            foreach (var scope in (string[])["openid", .. settings.SignIn.Scopes]) options.Scope.Add(scope);
            options.CallbackPath = "/sign-in/answer";
            options.SignInScheme = SignIn.Session;
            options.TimeProvider = clock;
            options.UseTokenLifetime = false;
            foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            options.TokenValidationParameters = new()
            {
                ValidIssuer = authority.OriginalString,
                ValidAlgorithms = ExternalIdentity.Algorithms,
                NameClaimType = Caller.AccountClaim,
                LifetimeValidator = (from, until, _, _) => SignIn.IsWithin(from, until, clock.GetUtcNow().UtcDateTime),
            };
            options.Events.OnTokenValidated = context => TakeInAsync(context, settings.SignIn);
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect(RefusedPath);
                return Task.CompletedTask;
            };
        });
    }

    public static void MapSignInThere(this WebApplication app)
    {
        var pages = app.MapForms();
        pages.MapGet(SignInPages.Path, GoThereAsync).AllowAnonymous().WithMetadata(Heavy.Work);
        pages.MapGet(RefusedPath, IResult () => Say("sign-in.refused", StatusCodes.Status403Forbidden)).AllowAnonymous();
    }

    private static async Task<IResult> GoThereAsync(HttpContext http, IOptionsMonitor<OpenIdConnectOptions> options)
    {
        try
        {
            await options.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException) // what the library throws when it has never had an answer
        {
            return Say("sign-in.unavailable", StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Challenge(new() { RedirectUri = SignInPages.ReturnAddress(http) }, [Scheme]);
    }

    private static async Task TakeInAsync(TokenValidatedContext context, SignInSettings settings)
    {
        var (identity, refusal) = await ExternalIdentity.TakeInAsync(
            context.Principal!, context.SecurityToken.IssuedAt, settings, context.HttpContext.RequestServices, SignIn.Session,
            context.HttpContext.RequestAborted);
        if (identity is null) context.Fail(refusal!);
        else context.Principal = new(identity);
    }

    private static RazorComponentResult<Notice> Say(string title, int status) =>
        new(new { Title = title, Sentence = $"{title}.sentence" }) { StatusCode = status };
}
