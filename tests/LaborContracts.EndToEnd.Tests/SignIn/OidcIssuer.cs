using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>
/// An identity service of someone else's: its discovery document, its keys (RS256) and a token endpoint, with names of
/// its own for the claims. Whoever asks by name is whoever they say.
/// </summary>
internal sealed class OidcIssuer : IAsyncDisposable
{
    public const string RoleClaim = "platform_roles";
    public const string PartyClaim = "organisation";

    private const string KeyName = "city-2026";

    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string[] Roles, string? Party)> _accounts;
    private readonly LoopbackServer _server;
    private readonly HttpClient _http = new();

    public OidcIssuer(Dictionary<string, (string[] Roles, string? Party)> accounts)
    {
        _accounts = accounts;
        _server = LoopbackServer.Start(AnswerAsync);
    }

    /// <summary>The issuer, as tokens and settings spell it.</summary>
    public string Issuer => _server.Url.ToString().TrimEnd('/');

    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>A token, by way of the discovery document as a client finds it.</summary>
    public async Task<string> SignInAsync(string userName)
    {
        var discovery = JsonDocument.Parse(await _http.GetStringAsync(new Uri($"{Issuer}/.well-known/openid-configuration")));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = userName });
        using var answer = await _http.PostAsync(new Uri(discovery.RootElement.GetProperty("token_endpoint").GetString()!), form);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>The same as a caller of the platform.</summary>
    public async Task<ApiCaller> SignInAsync(HttpClient platform, string userName) => new(platform, await SignInAsync(userName));

    public string Sign(Jwt token) => token.SignedBy(bytes => _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _key.Dispose();
    }

    private async Task AnswerAsync(HttpContext context) => await context.Response.WriteAsJsonAsync(context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => new JsonObject
        {
            ["issuer"] = Issuer,
            ["jwks_uri"] = $"{Issuer}/keys",
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        },
        "/keys" => new JsonObject { ["keys"] = new JsonArray(Key()) },
        "/token" => new JsonObject
        {
            ["access_token"] = Sign(TokenOf((await context.Request.ReadFormAsync())["username"].ToString())),
            ["token_type"] = "Bearer",
        },
        _ => throw new InvalidOperationException($"nobody should ask for {context.Request.Path}"),
    });

    private Jwt TokenOf(string userName)
    {
        var (roles, party) = _accounts[userName];
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new(
            new() { ["alg"] = "RS256", ["kid"] = KeyName, ["typ"] = "JWT" },
            new()
            {
                ["iss"] = Issuer,
                ["aud"] = "labor-contracts",
                ["sub"] = userName,
                ["iat"] = now,
                ["exp"] = now + 300,
                [RoleClaim] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]),
                [PartyClaim] = party,
                ["phone_number"] = "13800000001",
            });
    }

    private JsonObject Key()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = KeyName,
            ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
    }
}
