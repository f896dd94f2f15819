using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Setup;

/// <summary>Bearer tokens and the roles.</summary>
internal static class SignIn
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton(provider => TokenKey.ReadOrCreate(provider.File("keys", "token.key")));
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TokenKey, PlatformSettings, TimeProvider>((options, key, settings, clock) =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = settings.BaseAddress.ToString(),
                    ValidAudience = TokenKey.Audience,
                    IssuerSigningKey = key.Credentials.Key,
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    NameClaimType = "sub",
                    RoleClaimType = "role",
                    // The library's own check reads the machine's clock.
                    LifetimeValidator = (from, until, _, _) => IsWithin(from, until, clock.GetUtcNow().UtcDateTime),
                };
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Employer, policy => policy.RequireRole(Caller.EmployerRole))
            .AddPolicy(Roles.Worker, policy => policy.RequireRole(Caller.WorkerRole))
            .AddPolicy(Roles.Party, policy => policy.RequireRole(Caller.EmployerRole, Caller.WorkerRole))
            .AddPolicy(Roles.Operator, policy => policy.RequireRole(Caller.OperatorRole));
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
        {
            var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            return Caller.Of(context.User, context.Connection.RemoteIpAddress);
        });
    }

    private static bool IsWithin(DateTime? from, DateTime? until, DateTime now) =>
        from is { } first && until is { } last && now >= first - ClockSkew && now < last + ClockSkew;
}
