using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages;
using LaborContracts.Api.Workers;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        services.AddSingleton<PasswordHasher<AccountRow>>();
        services.AddScoped<PasswordCheck>();
        services.AddHostedService<EndedTokensWorker>();
        services.AddSessions(settings.DataFolder, readAnew: true);
    }

    public static async Task MapEmbeddedAuthorityAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PlatformSettings>().SignIn;
        await RegisterClientsAsync(
            app.Services, [.. Clients.Of(settings), .. app.Environment.IsDevelopment() ? DemonstrationAccounts.Clients : []]);
        app.MapIssueToken();
        app.MapAuthorize();
        app.MapSignInPages();
        app.MapAccountPages();
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
        {
            context.Fail("The token was revoked.");
            return;
        }

        // Also one that was on its way to somebody while the account was being disabled.
        var name = context.Principal!.FindFirstValue(Caller.AccountClaim);
        if (await context.HttpContext.RequestServices.GetRequiredService<LaborContractsDb>().Accounts
                .AnyAsync(a => a.UserName == name && a.DisabledAt != null, context.HttpContext.RequestAborted))
            context.Fail("The account is disabled.");
    }
}
