using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// The embedded authority's authorization endpoint (RFC 6749 §3.1, with the proof key of RFC 7636): whoever is signed in
/// gets a code for the client that asks, others are shown the sign-in page first. Clients are the operator's own, so
/// nobody is asked whether they may.
/// </summary>
internal static class Authorize
{
    public static void MapAuthorize(this IEndpointRouteBuilder routes) => routes
        .MapGet("/connect/authorize", HandleAsync)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(HttpContext context, LaborContractsDb db, CancellationToken cancellationToken)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The authorization endpoint was reached around the authority.");
        var session = (await context.AuthenticateAsync(SignIn.Session)).Principal;
        if (session?.Identity?.Name is { } name && await db.Accounts.FindAsync([name], cancellationToken) is { } account)
            return IssueToken.Token(AccountIdentity.Of(account, SignIn.Session), request.GetScopes());
        if (!request.HasPromptValue(PromptValues.None))
            return Results.Challenge(new() { RedirectUri = context.Request.Path + context.Request.QueryString }, [SignIn.Session]);
        return Results.Forbid(
            new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
            }),
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
