using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Workers;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace LaborContracts.Api.Setup;

/// <summary>
/// The authority in the same process. Its tokens' entries are in the database, so that every instance sees at once that
/// one was revoked; its keys, and those of the cookies, are files.
/// </summary>
internal static class SignInEmbedded
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(8);

    public static void AddEmbeddedAuthority(this IServiceCollection services, PlatformSettings settings, bool isDevelopment)
    {
        services.AddSingleton(provider => TokenKeys.ReadOrCreate(
            provider.File("keys", "token.key"), provider.File("keys", "token-encryption.key")));
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<LaborContractsDb>())
            .AddServer(server =>
            {
                server.SetIssuer(settings.BaseAddress)
                    .SetAuthorizationEndpointUris("/connect/authorize")
                    .SetTokenEndpointUris("/connect/token")
                    .SetRevocationEndpointUris("/connect/revoke")
                    .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                    .AllowRefreshTokenFlow()
                    .AllowClientCredentialsFlow()
                    .SetAccessTokenLifetime(TokenLifetime)
                    .DisableAccessTokenEncryption(); // so that any JWT library can read one; codes and refresh tokens are ours alone
                if (isDevelopment) server.AllowPasswordFlow().AcceptAnonymousClients();
                var endpoints = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough();
                if (settings.BaseAddress.Scheme != Uri.UriSchemeHttps) endpoints.DisableTransportSecurityRequirement();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<TokenKeys>((options, keys) =>
        {
            options.SigningCredentials.Add(keys.Signing);
            options.EncryptionCredentials.Add(keys.Encrypting);
            options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain); // shows the key to whoever sees the address
        });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenKeys>((options, keys) =>
        {
            var parameters = options.TokenValidationParameters;
            parameters.ValidIssuer = settings.BaseAddress.AbsoluteUri;
            parameters.ValidAudience = IssueToken.Audience;
            parameters.IssuerSigningKey = keys.Signing.Key;
            parameters.ValidAlgorithms = [keys.Signing.Algorithm];
            parameters.ValidTypes = [OpenIddictConstants.JsonWebTokenTypes.AccessToken]; // no other token of ours opens the API
            options.Events = new() { OnTokenValidated = RefuseRevokedAsync };
        });
        services.AddScoped<PasswordCheck>();
        services.AddHostedService<EndedTokensWorker>();
        services.AddSessions(settings.DataFolder);
    }

    /// <summary>
    /// TLS may end in front of the platform: what people's browsers speak is what the base address says, and cookies are
    /// kept from the clear accordingly.
    /// </summary>
    public static void UseSchemeOfBaseAddress(this IApplicationBuilder app, Uri baseAddress) => app.Use((context, next) =>
    {
        context.Request.Scheme = baseAddress.Scheme;
        return next(context);
    });

    public static async Task MapEmbeddedAuthorityAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PlatformSettings>().SignIn;
        await RegisterClientsAsync(
            app.Services, [.. Clients.Of(settings), .. app.Environment.IsDevelopment() ? DemonstrationAccounts.Clients : []]);
        app.MapIssueToken();
        app.MapAuthorize();
        app.MapSignInPages();
        app.MapMyContracts();
    }

    private static async Task RegisterClientsAsync(IServiceProvider services, OpenIddictApplicationDescriptor[] clients)
    {
        for (var mayBeSecond = true; ; mayBeSecond = false)
        {
            await using var scope = services.CreateAsyncScope();
            try
            {
                await Clients.RegisterAsync(
                    scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), clients, CancellationToken.None);
                return;
            }
            catch (Exception conflict) when (mayBeSecond && (conflict is OpenIddictExceptions.ConcurrencyException || ProblemAnswers.IsTaken(conflict)))
            {
                // Another instance starts at the same moment, with the same settings.
            }
        }
    }

    /// <summary>Its entry is looked up at every call: what was revoked at another instance is refused at this one.</summary>
    private static async Task RefuseRevokedAsync(TokenValidatedContext context)
    {
        var tokens = context.HttpContext.RequestServices.GetRequiredService<IOpenIddictTokenManager>();
        var entry = context.Principal!.FindFirstValue(OpenIddictConstants.Claims.Private.TokenId) is { } id
            ? await tokens.FindByIdAsync(id, context.HttpContext.RequestAborted) : null;
        if (entry is null || !await tokens.HasStatusAsync(entry, OpenIddictConstants.Statuses.Valid, context.HttpContext.RequestAborted))
            context.Fail("The token was revoked.");
    }

    /// <summary>Pages keep someone signed in by a cookie that scripts and other sites' forms cannot use.</summary>
    private static void AddSessions(this IServiceCollection services, string dataFolder)
    {
        services.AddAuthentication().AddCookie(SignIn.Session, options =>
        {
            options.Cookie.Name = "session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax; // Strict would forget who comes from an app's page
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = SignInPages.Path;
            options.AccessDeniedPath = SignInPages.AccountPath; // which says as whom one is signed in
            options.ReturnUrlParameter = SignInPages.ReturnParameter;
            options.ExpireTimeSpan = SessionLifetime;
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = ReadAccountAnewAsync;
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the page leads on by itself, see SignInPages
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        var keys = Path.Combine(dataFolder, "keys", "cookies");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(keys);
        else Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("labor-contracts").PersistKeysToFileSystem(new(keys));
    }

    /// <summary>A cookie says only who; what they may do is read at every request.</summary>
    private static async Task ReadAccountAnewAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<LaborContractsDb>();
        var name = context.Principal?.Identity?.Name ?? "";
        if (await db.Accounts.FindAsync([name], context.HttpContext.RequestAborted) is { } account)
            context.ReplacePrincipal(new ClaimsPrincipal(AccountIdentity.Of(account, SignIn.Session)));
        else context.RejectPrincipal();
    }
}
