using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// The embedded authority's token endpoint, for development and demonstration: name and password for a bearer token of
/// one hour. Requests and errors have the shape of RFC 6749 §4.3 and §5.2.
/// </summary>
internal static class IssueToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly PasswordHasher<AccountRow> Hasher = new();

    public static void MapIssueToken(this IEndpointRouteBuilder routes) => routes
        .MapPost("/connect/token", HandleAsync)
        .DisableAntiforgery()
        .WithTags("tokens")
        .WithName("IssueToken")
        .WithSummary("Bearer token for a demonstration account (grant_type=password)");

    public static string HashOf(string password) => Hasher.HashPassword(null!, password);

    private static async Task<Results<Ok<TokenAnswer>, JsonHttpResult<TokenError>>> HandleAsync(
        [FromForm(Name = "grant_type")] string? grantType,
        [FromForm] string? username,
        [FromForm] string? password,
        LaborContractsDb db,
        TokenKey key,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (grantType != "password") return No("unsupported_grant_type");
        if (username is null || password is null) return No("invalid_request");
        var account = await db.Accounts.FindAsync([username], cancellationToken);
        if (account is null
            || Hasher.VerifyHashedPassword(account, account.PasswordHash, password) == PasswordVerificationResult.Failed)
            return No("invalid_grant");

        var now = clock.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.BaseAddress.ToString(),
            Audience = TokenKey.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = key.Credentials,
            Subject = new ClaimsIdentity(
            [
                new Claim("sub", account.UserName),
                new Claim("role", account.Role),
                new Claim(Caller.PartyClaim, account.Party),
            ]),
        });
        return TypedResults.Ok(new TokenAnswer(token, "Bearer", (int)Lifetime.TotalSeconds));
    }

    private static JsonHttpResult<TokenError> No(string error) =>
        TypedResults.Json(new TokenError(error), statusCode: StatusCodes.Status400BadRequest);

    internal sealed record TokenAnswer(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_type")] string TokenType,
        [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);

    internal sealed record TokenError(string Error);
}
