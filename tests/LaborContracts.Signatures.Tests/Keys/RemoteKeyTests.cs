using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Signatures.Tests.Keys;

public sealed class RemoteKeyTests(SigningRoom room) : IAsyncLifetime
{
    private static readonly byte[] Text = "a contract"u8.ToArray();

    private readonly TestPki _pki = new(room.Clock.Now);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly TemporaryFolder _folder = new();
    private RemoteSigningService _service = null!;

    public ValueTask InitializeAsync()
    {
        _service = ServiceOf(_key);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _http.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_contract_sealed_with_the_remote_key_passes_and_openssl_agrees()
    {
        using var seal = await OpenAsync();

        var signed = await room.SignAsync(TwoFieldPdf.Make(), "employer", seal);

        var policy = new SignaturePolicy(_pki.Roots, room.Policy.TimestampRoots, room.Clock.Now);
        Assert.Equal(Indication.TotalPassed, room.Validate(signed, policy).Single().Indication);
        Judges.Openssl(room, "remote", signed, _pki.Root);
    }

    [Fact]
    public async Task A_service_that_names_RSA_alone_signs_too()
    {
        using var rsa = RSA.Create(2048);
        await using var service = ServiceOf(rsa);
        using var seal = await OpenAsync(service);

        var signature = await seal.SignAsync(Text, CancellationToken.None);

        Assert.True(rsa.VerifyData(Text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task Only_the_hash_is_sent_and_each_is_authorised_by_itself()
    {
        using var seal = await OpenAsync();
        await seal.SignAsync(Text, CancellationToken.None);
        await seal.SignAsync(Text, CancellationToken.None);

        Assert.Equal(
            ["credentials/info", "credentials/authorize", "signatures/signHash", "credentials/authorize", "signatures/signHash"],
            _service.Asked.Select(a => a.Method));
        var asked = _service.Asked.ToArray();
        var hash = Convert.ToBase64String(SHA256.HashData(Text));
        Assert.All(asked[1..], a => Assert.Equal(hash, a.Question["hashes"]!.AsArray().Single()!.GetValue<string>()));
        Assert.NotEqual(asked[2].Question["SAD"]!.GetValue<string>(), asked[4].Question["SAD"]!.GetValue<string>());
    }

    /// <summary>Ways in which a service answers and nothing may be believed, with what the reason has to say.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "wrong signature", "not by the certificate's key" },
        { "another key's signature", "not by the certificate's key" },
        { "a signature over another hash", "not by the certificate's key" },
        { "two signatures", "2 signatures for one hash" },
        { "no signature", "0 signatures for one hash" },
        { "expired authorisation", "status 400, invalid_request" },
        { "unauthorised", "status 401, invalid_token" },
        { "garbage", "not the JSON that was asked for" },
        { "member twice", "not the JSON that was asked for" },
        { "null", "not the JSON that was asked for" },
        { "another type", "text/html" },
        { "too large", "more than 131072 bytes" },
        { "redirect", "status 307" },
        { "echo in the refusal", "status 400." },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_cannot_be_believed_is_unavailable_and_the_next_call_is_a_new_one(string how, string reason)
    {
        using var seal = await OpenAsync();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _service.Twist = (method, honest) =>
        {
            if (how == "expired authorisation") _service.ExpireAuthorisations();
            return Task.FromResult(method == "signatures/signHash" ? Twisted(how, honest, stranger) : honest);
        };
        if (how == "unauthorised") _service.Twist = (_, _) => Task.FromResult(RemoteAnswer.Refusal(401, "invalid_token"));

        var refused = await Assert.ThrowsAsync<SigningKeyUnavailableException>(
            () => seal.SignAsync(Text, CancellationToken.None));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        AssertNoSecret(refused);
        _service.Twist = null;
        Assert.True(_key.VerifyData(
            Text, await seal.SignAsync(Text, CancellationToken.None), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence));
    }

    [Theory, InlineData("credentials/authorize"), InlineData("signatures/signHash")]
    public async Task A_service_that_does_not_answer_in_time_is_unavailable(string silent)
    {
        var never = new TaskCompletionSource<RemoteAnswer>();
        using var seal = await OpenAsync(timeout: TimeSpan.FromSeconds(0.5));
        _service.Twist = (method, honest) => method == silent ? never.Task : Task.FromResult(honest);

        var refused = await Assert.ThrowsAsync<SigningKeyUnavailableException>(
            () => seal.SignAsync(Text, CancellationToken.None));

        never.SetResult(RemoteAnswer.Refusal(500, "late"));
        Assert.Contains($"{silent}: no answer within", refused.Message, StringComparison.Ordinal);
        AssertNoSecret(refused);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        var place = Place(_service.Url) with { Service = new Uri("http://127.0.0.1:1/csc/v2") };

        AssertNoSecret(await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => OpenAsync(place)));
    }

    [Fact]
    public async Task A_wrong_pin_or_a_missing_file_for_it_is_unavailable()
    {
        var wrong = Place(_service.Url) with { PinFile = _folder.Write("wrong", "999999"u8) };
        using var seal = await OpenAsync(wrong);
        var refused = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => seal.SignAsync(Text, CancellationToken.None));
        Assert.Contains("invalid_pin", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("999999", refused.ToString(), StringComparison.Ordinal);

        using var without = await OpenAsync(wrong with { PinFile = "/nowhere/pin" });
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => without.SignAsync(Text, CancellationToken.None));
    }

    [Theory]
    [InlineData("key", "status", "disabled")]
    [InlineData("cert", "status", "revoked")]
    public async Task A_credential_that_is_not_in_force_is_unavailable(string part, string member, string value)
    {
        _service.Twist = (_, honest) =>
        {
            var body = JsonNode.Parse(honest.Body)!;
            body[part]![member] = value;
            return Task.FromResult(RemoteAnswer.Json(200, body));
        };

        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => OpenAsync());
    }

    [Fact]
    public async Task A_weak_key_is_refused()
    {
        using var weak = RSA.Create(1024);
        await using var service = ServiceOf(weak);

        var refused = await Assert.ThrowsAsync<UnusableKeyException>(() => OpenAsync(service));

        Assert.Equal(UnusableKey.Weak, refused.Reason);
    }

    [Fact]
    public async Task Secrets_are_not_sent_over_the_network_in_the_clear() => await Assert.ThrowsAsync<ArgumentException>(
        () => OpenAsync(Place(new Uri("http://sign.example/csc/v2"))));

    private byte[] Elsewhere() => RemoteSigningService.SignWith(_key, SHA256.HashData("another contract"u8));

    private RemoteAnswer Twisted(string how, RemoteAnswer honest, ECDsa stranger) => how switch
    {
        "wrong signature" => RemoteSigningService.AnswerWith(RandomNumberGenerator.GetBytes(70)),
        "another key's signature" => RemoteSigningService.AnswerWith(RemoteSigningService.SignWith(stranger, SHA256.HashData(Text))),
        "a signature over another hash" => RemoteSigningService.AnswerWith(Elsewhere()),
        "two signatures" => RemoteAnswer.Json(200, new JsonObject { ["signatures"] = new JsonArray("AAAA", "AAAA") }),
        "no signature" => RemoteAnswer.Json(200, new JsonObject { ["signatures"] = new JsonArray() }),
        "garbage" => honest with { Body = "{\"signatures\": ["u8.ToArray() },
        "member twice" => honest with { Body = "{\"signatures\": [\"AAAA\"], \"signatures\": [\"AAAA\"]}"u8.ToArray() },
        "null" => honest with { Body = "{\"signatures\": null}"u8.ToArray() },
        "another type" => honest with { Type = "text/html" },
        "too large" => honest with { Body = Encoding.ASCII.GetBytes($"{{\"signatures\": [\"{new string('A', 200_000)}\"]}}") },
        "redirect" => honest with { Status = 307 },
        "echo in the refusal" => RemoteAnswer.Refusal(400, $"no good: {RemoteSigningService.Pin}"),
        _ => honest,
    };

    private static void AssertNoSecret(Exception refused)
    {
        Assert.DoesNotContain(RemoteSigningService.Bearer, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(RemoteSigningService.Pin, refused.ToString(), StringComparison.Ordinal);
    }

    private RemoteSigningService ServiceOf(AsymmetricAlgorithm key)
    {
        using var identity = _pki.Issue(key: PublicHalf(key));
        return new RemoteSigningService(key, [identity.CertificateDer.ToArray(), _pki.Root.CertificateDer.ToArray()]);
    }

    // The identity that is made for the certificate disposes of its key; the service keeps the other.
    private static AsymmetricAlgorithm PublicHalf(AsymmetricAlgorithm key) => key is ECDsa ecdsa
        ? ECDsa.Create(ecdsa.ExportParameters(includePrivateParameters: false))
        : RSA.Create(((RSA)key).ExportParameters(includePrivateParameters: false));

    private RemotePlace Place(Uri service) => new(service, RemoteSigningService.Credential)
    {
        PinFile = _folder.Write("pin", Encoding.ASCII.GetBytes(RemoteSigningService.Pin + "\n")),
    };

    private Task<SigningIdentity> OpenAsync(RemoteSigningService? service = null, TimeSpan? timeout = null) =>
        OpenAsync(Place((service ?? _service).Url), timeout);

    private Task<SigningIdentity> OpenAsync(RemotePlace place, TimeSpan? timeout = null) => RemoteCredential.OpenAsync(
        _http, place, _ => Task.FromResult(RemoteSigningService.Bearer), CancellationToken.None, timeout ?? TimeSpan.FromSeconds(30));
}
