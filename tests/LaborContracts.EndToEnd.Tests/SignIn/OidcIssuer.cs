using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>
/// An identity service of someone else's: its discovery document, its keys (RS256), a token endpoint and a sign-in page, with names
/// of its own for the claims. Whoever asks by name is whoever they say.
/// </summary>
internal sealed class OidcIssuer : IAsyncDisposable
{
    public const string RoleClaim = "platform_roles";
    public const string PartyClaim = "organisation";

    /// <summary>As whom the platform's pages are known here.</summary>
    public const string Client = "labor-contracts-pages";

    private const string KeyName = "city-2026";

    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string[] Roles, string? Party)> _accounts;
    private readonly LoopbackServer _server;

    /// <summary>Codes that were given, with the challenge and the nonce that they were asked for with.</summary>
    private readonly ConcurrentDictionary<string, (string UserName, string Challenge, string Nonce)> _codes = new();

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

    /// <summary>Who sits before the browser that comes to the sign-in page here; the page asks nothing.</summary>
    public string? Visitor { get; set; }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/authorize")
        {
            var asked = context.Request.Query;
            var code = Guid.NewGuid().ToString("N");
            if (asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["client_id"] != Client)
                throw new InvalidOperationException($"not what the platform should ask: {context.Request.QueryString}");
            _codes[code] = (Visitor!, asked["code_challenge"].ToString(), asked["nonce"].ToString());
            context.Response.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
            return;
        }

        await context.Response.WriteAsJsonAsync(context.Request.Path.Value switch
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
            "/token" => TokensFor(await context.Request.ReadFormAsync()),
            _ => throw new InvalidOperationException($"nobody should ask for {context.Request.Path}"),
        });
    }

    private JsonObject TokensFor(IFormCollection form)
    {
        if (form["grant_type"] != "authorization_code")
            return new() { ["access_token"] = Sign(TokenOf(form["username"].ToString())), ["token_type"] = "Bearer" };
        if (!_codes.TryRemove(form["code"].ToString(), out var given)
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != given.Challenge)
            return new() { ["error"] = "invalid_grant" };
        return new()
        {
            ["access_token"] = Sign(TokenOf(given.UserName)),
            ["token_type"] = "Bearer",
            ["id_token"] = Sign(TokenOf(given.UserName).With("aud", Client).With("nonce", given.Nonce)),
        };
    }

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
