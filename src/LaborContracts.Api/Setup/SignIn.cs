using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Setup;

/// <summary>
/// Who calls and what they may: bearer tokens for the API, of the embedded authority or of the one that the settings
/// name. Only the pages know a cookie; no call of the API reads it.
/// </summary>
internal static class SignIn
{
    /// <summary>The scheme of the cookie in which a browser stays signed in to the pages.</summary>
    public const string Session = nameof(Session);

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this IServiceCollection services, PlatformSettings settings, bool isDevelopment)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TimeProvider>((options, clock) =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                NameClaimType = Caller.AccountClaim,
                RoleClaimType = Caller.RoleClaim,
                // The library's own check reads the machine's clock.
                LifetimeValidator = (from, until, _, _) => IsWithin(from, until, clock.GetUtcNow().UtcDateTime),
            };
        });
        if (settings.SignIn.Authority is { } authority)
        {
            services.AddExternalAuthority(settings.SignIn, authority);
            if (settings.SignIn.ClientId is not null) services.AddSignInThere(settings, authority);
            else services.AddSessions(settings.DataFolder, readAnew: false);
        }
        else services.AddEmbeddedAuthority(settings, isDevelopment);

        services.AddAuthorizationBuilder().AddRoles();
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
        {
            var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            return Caller.Of(context.User, context.Connection.RemoteIpAddress);
        });
        services.AddScoped(provider =>
        {
            var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            return Inspector.Of(context.User, context.Connection.RemoteIpAddress);
        });
    }

    /// <summary>A token that does not say when it ends is not taken; one that does not say when it begins has begun.</summary>
    public static bool IsWithin(DateTime? from, DateTime? until, DateTime now) =>
        until is { } last && now < last + ClockSkew && (from is not { } first || now >= first - ClockSkew);
}
