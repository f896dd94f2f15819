using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>A platform that leaves signing in to someone else's identity service, over HTTP.</summary>
public sealed class ExternalAuthorityTests(ExternalAuthorityTests.Fixture on) : IClassFixture<ExternalAuthorityTests.Fixture>
{
    [Fact]
    public async Task Who_signed_in_there_concludes_a_contract_here()
    {
        var parties = new Parties(on.Platform.Http, await CallerAsync("sun"), await CallerAsync("wang"));

        var contract = await parties.ConcludedAsync();

        Assert.Equal("concluded", (await parties.ViewAsync(contract)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await CallerAsync("yunhe")).GetAsync(Parties.PathOf(contract))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await CallerAsync("inspector")).GetAsync(Parties.PathOf(contract))).Status);
    }

    [Fact]
    public async Task A_clerk_there_is_a_clerk_here_and_seals_nothing()
    {
        var clerk = await CallerAsync("clerk");
        var contract = (await clerk.PostAsync("/api/v1/contracts", Parties.RepeatableTerms())).Good().Json.GetProperty("id").GetGuid();

        Assert.Equal("request.forbidden", (await clerk.PostAsync($"{Parties.PathOf(contract)}/intents")).Code);
    }

    [Fact]
    public async Task Identities_are_checked_by_the_phone_that_the_authority_knows()
    {
        var worker = await CallerAsync("wang");
        JsonObject With(string phone) => new()
        {
            ["method"] = "operator-register", ["name"] = "王䶮", ["idNumber"] = "320499199003070012", ["phone"] = phone,
        };

        Assert.Equal("identity.other-person", (await worker.PostAsync("/api/v1/me/identity-checks", With("13800000002"))).Code);
        var check = (await worker.PostAsync("/api/v1/me/identity-checks", With("13800000001"))).Good().Json;
        Assert.Equal("passed", check.GetProperty("result").GetString());
    }

    [Theory]
    [InlineData("/connect/token"), InlineData("/connect/authorize"), InlineData("/connect/revoke"), InlineData("/sign-in")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task The_embedded_authority_is_off(string path) => Assert.Equal(
        HttpStatusCode.NotFound, (await new ApiCaller(on.Platform.Http).GetAsync(path)).Status);

    [Fact]
    public async Task The_description_names_the_authority()
    {
        var schemes = (await new ApiCaller(on.Platform.Http).GetAsync("/openapi/v1.json")).Good().Json.GetProperty("components").GetProperty("securitySchemes");

        Assert.Equal(
            $"{on.Issuer.Issuer}/.well-known/openid-configuration",
            schemes.GetProperty("signIn").GetProperty("openIdConnectUrl").GetString());
    }

    private static readonly Dictionary<string, Func<Jwt, OidcIssuer, string>> Attacks = new()
    {
        ["expired"] = (token, issuer) => issuer.Sign(token.With("exp", Now - 31)),
        ["not yet valid"] = (token, issuer) => issuer.Sign(token.With("nbf", Now + 300)),
        ["for another audience"] = (token, issuer) => issuer.Sign(token.With("aud", "another-api")),
        ["of another issuer"] = (token, issuer) => issuer.Sign(token.With("iss", "https://issuer.example")),
        ["not signed"] = (token, _) => token.WithHeader("alg", "none").SignedBy(_ => []),
        ["signed with the public key as a secret"] = (token, issuer) => token.WithHeader("alg", "HS256")
            .SignedBy(bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(issuer.PublicKeyPem), bytes)),
        ["signed with another key of the same name"] = (token, _) =>
        {
            using var key = RSA.Create(2048);
            return token.SignedBy(bytes => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        },
        ["of nobody"] = (token, issuer) => issuer.Sign(token.With("sub", null)),
        ["without a role"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.RoleClaim, null)),
        ["with a role that there is not"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.RoleClaim, "king")),
        ["of two sides"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.RoleClaim, new JsonArray("clerk", "worker"))),
        ["with a role by our own name for the claim"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.RoleClaim, null).With("role", "clerk")),
        ["of no party"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.PartyClaim, null)),
        ["of a party that cannot be"] = (token, issuer) => issuer.Sign(token.With(OidcIssuer.PartyClaim, "changshun")),
        ["of a worker by a blind index"] = (token, issuer) => issuer.Sign(
            token.With(OidcIssuer.RoleClaim, "worker").With(OidcIssuer.PartyClaim, new string('a', 64))),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_token_that_is_not_good_is_refused(string attack)
    {
        var good = Jwt.Read(await on.Issuer.SignInAsync("sun"));
        Assert.Equal(HttpStatusCode.OK, (await ListAsync(on.Issuer.Sign(good))).Status);

        var answer = await ListAsync(Attacks[attack](good, on.Issuer));

        Assert.Equal((HttpStatusCode.Unauthorized, "request.unauthorized"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task While_the_authority_cannot_be_asked_nobody_is_said_to_be_wrong()
    {
        await using var platform = new PlatformProcess(Fixture.NoChain, 320400);
        await platform.StartAsync(("SignIn:Authority", $"http://127.0.0.1:{AnvilNode.FreePort()}"));

        var answer = await new ApiCaller(platform.Http, await on.Issuer.SignInAsync("sun")).GetAsync("/api/v1/contracts");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "sign-in.unavailable"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.Unauthorized, (await new ApiCaller(platform.Http).GetAsync("/api/v1/contracts")).Status);
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private Task<ApiCaller> CallerAsync(string userName) => on.Issuer.SignInAsync(on.Platform.Http, userName);

    private Task<ApiAnswer> ListAsync(string token) => new ApiCaller(on.Platform.Http, token).GetAsync("/api/v1/contracts");

    public sealed class Fixture : IAsyncLifetime
    {
        /// <summary>Nothing listens there: contracts are concluded, and wait for the chain.</summary>
        internal static readonly Uri NoChain = new("http://127.0.0.1:1");

        internal OidcIssuer Issuer { get; } = new(new()
        {
            ["sun"] = (["employer-administrator", "clerk", "seal-holder"], "91320411MACY000187"),
            ["clerk"] = (["clerk"], "91320411MACY000187"),
            ["yunhe"] = (["clerk"], "91320481000000000Y"),
            ["wang"] = (["worker"], "320499199003070012"),
            ["inspector"] = (["inspector"], null),
        });

        internal PlatformProcess Platform { get; } = new(NoChain, 320400);

        public async ValueTask InitializeAsync() => await Platform.StartAsync(
            ("SignIn:Authority", Issuer.Issuer), ("SignIn:RoleClaim", OidcIssuer.RoleClaim), ("SignIn:PartyClaim", OidcIssuer.PartyClaim));

        public async ValueTask DisposeAsync()
        {
            await Platform.DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }
}
