using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>
/// Tokens that look like the authority's. Each is a good one but for one thing: signed anew with the authority's own key,
/// where the key is not that thing, and about an entry that is not revoked, where that is not.
/// </summary>
[Collection(AtTheDoor.Name)]
public sealed class TokenAttackTests(SignInFixture on)
{
    private static readonly Dictionary<string, Func<Jwt, ECDsa, string>> Attacks = new()
    {
        { "expired", (token, key) => token.With("exp", Now - 31).Signed(key) },
        { "without an end", (token, key) => token.With("exp", null).Signed(key) },
        { "not yet valid", (token, key) => token.With("nbf", Now + 300).Signed(key) },
        { "for another audience", (token, key) => token.With("aud", "another-api").Signed(key) },
        { "for no audience", (token, key) => token.With("aud", null).Signed(key) },
        { "of another issuer", (token, key) => token.With("iss", "https://issuer.example/").Signed(key) },
        { "of no issuer", (token, key) => token.With("iss", null).Signed(key) },
        { "an identity token", (token, key) => token.WithHeader("typ", "JWT").Signed(key) },
        { "about no entry", (token, key) => token.With("oi_tkn_id", null).Signed(key) },
        { "about an entry that there is not", (token, key) => token.With("oi_tkn_id", Guid.NewGuid().ToString()).Signed(key) },
        { "not signed", (token, _) => token.WithHeader("alg", "none").SignedBy(_ => []) },
        { "said to be not signed, with a signature", (token, key) => token.WithHeader("alg", "None").Signed(key) },
        { "with an empty signature", (token, _) => token.SignedBy(_ => []) },
        { "with a signature of zeros", (token, _) => token.SignedBy(_ => new byte[64]) },
        { "another's, signed with the public key as a secret", (token, key) => token.WithHeader("alg", "HS256")
            .SignedBy(bytes => HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), bytes)) },
        { "another's, signed with the public key's PEM as a secret", (token, key) => token.WithHeader("alg", "HS256")
            .SignedBy(bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), bytes)) },
        { "signed with another key of the same name", (token, _) => token.Signed(ECDsa.Create(ECCurve.NamedCurves.nistP256)) },
        { "bringing its own key", (token, _) => OwnKey(token) },
    };

    [Fact]
    public async Task Signed_anew_with_the_authoritys_key_and_else_unchanged_a_token_is_good()
    {
        using var key = AuthoritysKey();

        Assert.Equal(200, (int)(await ListAsync(await TokenAsync(token => token.Signed(key)))).Status);
    }

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_token_that_is_not_good_is_refused(string attack)
    {
        using var key = AuthoritysKey();

        await RefusedAsync(attack, await TokenAsync(token => Attacks[attack](token, key)));
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_refused()
    {
        var parts = (await TokenAsync(token => token)).Split('.');
        var tampered = Jwt.Read(string.Join('.', parts)).With("party", "91320481000000000Y").SignedBy(_ => []);

        await RefusedAsync("tampered", $"{tampered}{parts[2]}");
    }

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        var token = await TokenAsync(token => token);
        Assert.Equal(200, (int)(await ListAsync(token)).Status);

        await RevokeAsync(on.Platform.Http, token);

        await RefusedAsync("revoked", token);
    }

    [Fact]
    public async Task What_was_revoked_at_one_instance_is_refused_at_another()
    {
        await using var second = await on.StartSecondAsync();
        var token = await TokenAsync(token => token);
        Assert.Equal(200, (int)(await new ApiCaller(second.Http, token).GetAsync("/api/v1/contracts")).Status);

        await RevokeAsync(second.Http, token);

        await RefusedAsync("revoked elsewhere", token);
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static string OwnKey(Jwt token)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var header = token.Header.DeepClone().AsObject();
        header.Remove("kid");
        header["jwk"] = new JsonObject
        {
            ["kty"] = "EC", ["crv"] = "P-256",
            ["x"] = System.Buffers.Text.Base64Url.EncodeToString(point.X), ["y"] = System.Buffers.Text.Base64Url.EncodeToString(point.Y),
        };
        return (token with { Header = header }).Signed(key);
    }

    private ECDsa AuthoritysKey()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(File.ReadAllBytes(Path.Combine(on.Platform.DataFolder, "keys", "token.key")), out _);
        return key;
    }

    private async Task<string> TokenAsync(Func<string, string> change) =>
        change((await ApiCaller.SignInAsync(on.Platform.Http, "hr@changshun.example")).Token!);

    private Task<string> TokenAsync(Func<Jwt, string> change) => TokenAsync((string token) => change(Jwt.Read(token)));

    private static async Task RevokeAsync(HttpClient http, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        (await new ApiCaller(http).SendAsync(HttpMethod.Post, "/connect/revoke", form)).Good();
    }

    private Task<ApiAnswer> ListAsync(string token) => new ApiCaller(on.Platform.Http, token).GetAsync("/api/v1/contracts");

    private async Task RefusedAsync(string which, string token)
    {
        var answer = await ListAsync(token);
        Assert.Equal($"{which}: 401 request.unauthorized", $"{which}: {(int)answer.Status} {answer.Code}");
    }
}
