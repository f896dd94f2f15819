using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LaborContracts.Api.Setup;

/// <summary>
/// An OpenID Connect authority outside, such as a city's identity service: its keys come from its discovery document,
/// and its claims are turned into the platform's own before anything else sees them.
/// </summary>
internal static class SignInExternal
{
    public static void AddExternalAuthority(this IServiceCollection services, SignInSettings settings, Uri authority) => services
        .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure(options =>
        {
            options.Authority = authority.OriginalString;
            options.RequireHttpsMetadata = !authority.IsLoopback;
            var parameters = options.TokenValidationParameters;
            parameters.ValidIssuer = authority.OriginalString;
            parameters.ValidAudience = settings.Audience;
            parameters.ValidAlgorithms = ExternalIdentity.Algorithms;
            options.Events = new()
            {
                OnMessageReceived = context => KnowAuthorityAsync(context, authority),
                OnTokenValidated = context => TakeInAsync(context, settings),
            };
        });

    /// <summary>A token that cannot be judged is not a bad one: the caller is told to come back, not to sign in again.</summary>
    private static async Task KnowAuthorityAsync(MessageReceivedContext context, Uri authority)
    {
        if (!context.Request.Headers.ContainsKey("Authorization")) return;
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException unknown) // what the library throws when it has never had an answer
        {
            throw new AuthorityUnavailableException($"The authority {authority} cannot be asked for its keys.", unknown);
        }
    }

    private static async Task TakeInAsync(TokenValidatedContext context, SignInSettings settings)
    {
        var (user, services) = (context.Principal!, context.HttpContext.RequestServices);
        var issuedAt = (context.SecurityToken as JsonWebToken)?.IssuedAt ?? default;
        switch (await ExternalIdentity.TakeInAsync(user, issuedAt, settings, services, context.Scheme.Name, context.HttpContext.RequestAborted))
        {
            case ({ } identity, _): context.Principal = new(identity); break;
            case (_, { } refusal): context.Fail(refusal); break;
        }
    }
}
