using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// The embedded authority's token endpoint (RFC 6749 §3.2), after the protocol was checked: who gets which claims. A
/// code or a refresh token gets what the account holds now, not what it held when it signed in.
/// </summary>
internal static class IssueToken
{
    /// <summary>Who tokens are for: this platform's API.</summary>
    public const string Audience = "labor-contracts";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapIssueToken(this IEndpointRouteBuilder routes) => routes
        .MapPost("/connect/token", HandleAsync)
        .DisableAntiforgery() // carries the client's own proof, and no cookie is read
        .WithMetadata(Heavy.Work)
        .Accepts<TokenRequest>("application/x-www-form-urlencoded")
        .Produces<TokenAnswer>()
        .Produces<TokenError>(StatusCodes.Status400BadRequest)
        .Produces<TokenError>(StatusCodes.Status401Unauthorized)
        .WithTags("tokens")
        .WithName("IssueToken")
        .WithSummary("Bearer token for an authorization code, a refresh token or a client's credentials; in development for a password too");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        LaborContractsDb db,
        PasswordCheck passwords,
        IOpenIddictApplicationManager clients,
        CancellationToken cancellationToken)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The token endpoint was reached around the authority.");
        if (request.IsPasswordGrantType())
        {
            var answer = await passwords.JudgeAsync(request.Username!, request.Password!, cancellationToken);
            return answer.Account is { } account
                ? Token(AccountIdentity.Of(account, Scheme), request.GetScopes())
                : Refused(answer.IsLocked ? "Too many tries; wait a quarter of an hour." : "Wrong name or password.");
        }

        if (request.IsClientCredentialsGrantType())
        {
            var client = await clients.FindByClientIdAsync(request.ClientId!, cancellationToken)
                ?? throw new InvalidOperationException("A client that does not exist was authenticated.");
            return Token(Clients.IdentityOf(request.ClientId!, await clients.GetPropertiesAsync(client, cancellationToken), Scheme), request.GetScopes());
        }

        var presented = (await context.AuthenticateAsync(Scheme)).Principal
            ?? throw new InvalidOperationException("A code or refresh token that was not checked reached its exchange.");
        return await db.Accounts.FindAsync([presented.GetClaim(Claims.Subject)], cancellationToken) is { DisabledAt: null } holder
            ? Token(AccountIdentity.Of(holder, Scheme), presented.GetScopes())
            : Refused("The account is no more.");
    }

    /// <summary>The sign-in that a code is made for, or a token at once.</summary>
    public static IResult Token(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(Audience);
        // Into the access token; a client's identity token says who signed in, and what they may do is not its business.
        identity.SetDestinations(claim => claim.Type == Caller.AccountClaim
            ? [Destinations.AccessToken, Destinations.IdentityToken] : [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    private static IResult Refused(string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);

    // Only described, by the names of RFC 6749: the authority reads and writes these itself.
    internal sealed record TokenRequest(
        string grant_type, string? client_id = null, string? client_secret = null, string? code = null, string? code_verifier = null,
        string? redirect_uri = null, string? refresh_token = null, string? scope = null, string? username = null, string? password = null);

    internal sealed record TokenAnswer(
        string access_token, string token_type, int expires_in, string? refresh_token = null, string? id_token = null, string? scope = null);

    internal sealed record TokenError(string error, string? error_description = null);
}
