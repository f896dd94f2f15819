using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Revocation;

/// <summary>Collecting what the authorities say, over a wire on which anything can happen.</summary>
public sealed class RevocationClientTests : IDisposable
{
    private static readonly Uri Ca = new("http://authority.test/ca/"), Tsa = new("http://authority.test/tsa/");

    private readonly TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new();
    private readonly DevelopmentAuthority _authority;
    private readonly DevelopmentTimestampAuthority _timestamps;
    private readonly SigningIdentity _seal;
    private readonly List<string> _asked = [];

    public RevocationClientTests()
    {
        var password = Path.Combine(_folder.Path, "password");
        _authority = DevelopmentAuthority.CreateOrLoad(Path.Combine(_folder.Path, "ca"), password, _clock, Ca);
        _timestamps = DevelopmentTimestampAuthority.CreateOrLoad(Path.Combine(_folder.Path, "tsa"), password, _clock, Tsa);
        _seal = _authority.SealFor("演示公司", "91320499MA1TE5T0X1");
    }

    private TrustRoots Roots => TrustRoots.FromPem(_authority.RootPem);

    [Fact]
    public async Task A_seal_is_asked_about_over_OCSP_and_its_issuer_by_the_roots_list()
    {
        _clock.Now += TimeSpan.FromMilliseconds(700); // authorities write whole seconds
        var neededAt = _clock.Now;
        var data = await CollectAsync(_seal);

        Assert.Equal(["POST /ca/ocsp", "GET /ca/root.crl"], _asked);
        Assert.Empty(data.NotAsked);
        var evidence = new RevocationEvidence(
            [RevocationList.Read(Assert.Single(data.Lists))], [OcspAnswer.Read(Assert.Single(data.Answers))]);
        Assert.IsType<RevocationStatus.Good>(RevocationStatus.Of(
            _seal.Certificate, _seal.Issuers[0], evidence, _clock.Now, neededAt));
        Assert.IsType<RevocationStatus.Good>(RevocationStatus.Of(
            _seal.Issuers[0], Roots.Certificates[0], evidence, _clock.Now, neededAt));
    }

    [Fact]
    public async Task A_one_time_certificate_is_not_asked_about()
    {
        using var worker = _authority.IssueOneTime("张演示", TimeSpan.FromMinutes(5));

        var data = await CollectAsync(worker);

        Assert.Equal(["GET /ca/root.crl"], _asked);
        Assert.Single(data.Lists);
        Assert.Empty(data.Answers);
    }

    [Fact]
    public async Task A_timestamps_authority_is_asked_about_at_its_roots()
    {
        var token = await SigningRoom.ClientOf(async r =>
                SigningRoom.Reply(_timestamps.Answer(await r.Content!.ReadAsByteArrayAsync())))
            .TimestampAsync(new byte[32], CancellationToken.None);

        var data = await ClientOf(Serve).CollectAsync(
            token, TrustRoots.FromPem(_timestamps.RootPem), CancellationToken.None);

        Assert.Equal(["GET /tsa/root.crl"], _asked);
        Assert.Single(data.Lists);
        await Assert.ThrowsAsync<RevocationUnavailableException>( // no path to another root
            () => ClientOf(Serve).CollectAsync(token, Roots, CancellationToken.None));
    }

    [Fact]
    public async Task Where_OCSP_fails_the_list_is_fetched()
    {
        Func<byte[], HttpResponseMessage>[] failures =
        [
            _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => throw new HttpRequestException("no route"),
            _ => throw new IOException("cut off"),
            _ => Reply([], "application/ocsp-response"),
            q => Reply(_authority.AnswerOcsp(q), "text/html"),
            q => Reply(_authority.AnswerOcsp(q)[..^1], "application/ocsp-response"),
            q => Reply(_authority.AnswerOcsp(q.AsMemory(1)), "application/ocsp-response"), // malformedRequest
            _ => Reply(new byte[OcspAnswer.Largest + 1], "application/ocsp-response"),
            _ => Reply(_authority.AnswerOcsp(AnotherQuestion()), "application/ocsp-response"),
        ];

        foreach (var failure in failures)
        {
            var data = await CollectAsync(_seal, (request, body) =>
                request.Method == HttpMethod.Post ? failure(body) : Serve(request, body));
            Assert.Equal((2, 0), (data.Lists.Count, data.Answers.Count));
        }
    }

    [Fact]
    public async Task Without_any_word_there_is_no_evidence()
    {
        Func<HttpRequestMessage, byte[], HttpResponseMessage>[] wires =
        [
            (_, _) => new HttpResponseMessage(HttpStatusCode.NotFound),
            (_, _) => Reply(_timestamps.RootList(), "application/pkix-crl"), // somebody else's
            (r, b) => r.Method == HttpMethod.Post ? Serve(r, b) : Reply([], "application/pkix-crl"),
            (r, b) => r.Method == HttpMethod.Post ? Serve(r, b) : Reply(new byte[RevocationList.Largest + 1], "application/pkix-crl"),
        ];

        foreach (var wire in wires)
            await Assert.ThrowsAsync<RevocationUnavailableException>(() => CollectAsync(_seal, wire));
    }

    [Fact]
    public async Task Old_words_are_no_evidence()
    {
        var (list, answer) = (_authority.IssuingList(), Array.Empty<byte>());
        await CollectAsync(_seal, (r, b) =>
        {
            if (r.Method == HttpMethod.Post) answer = _authority.AnswerOcsp(b);
            return Serve(r, b);
        });
        _clock.Now += TimeSpan.FromDays(2);

        await Assert.ThrowsAsync<RevocationUnavailableException>(() => CollectAsync(_seal, (r, b) =>
            r.Method == HttpMethod.Post ? Reply(answer, "application/ocsp-response")
            : r.RequestUri!.AbsolutePath == "/ca/issuing.crl" ? Reply(list, "application/pkix-crl")
            : Serve(r, b)));
    }

    [Fact]
    public async Task A_revoked_certificate_has_no_evidence_that_it_is_good()
    {
        _authority.Revoke(_seal.SerialNumber, X509RevocationReason.KeyCompromise);

        var refused = await Assert.ThrowsAsync<RevocationUnavailableException>(() => CollectAsync(_seal));

        Assert.Contains("revoked", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["POST /ca/ocsp"], _asked);
    }

    [Fact]
    public async Task Certificates_that_name_no_place_are_listed_as_not_asked_about()
    {
        using var authority = DevelopmentAuthority.CreateOrLoad(
            Path.Combine(_folder.Path, "unpublished"), Path.Combine(_folder.Path, "password"), _clock);
        using var seal = authority.SealFor("演示公司", "91320499MA1TE5T0X1");

        var data = await ClientOf(Serve).CollectAsync(
            seal, TrustRoots.FromPem(authority.RootPem), _clock.Now, CancellationToken.None);

        Assert.Empty(_asked);
        Assert.Equal(
            [seal.SerialNumber, Convert.ToHexString(seal.Issuers[0].SerialNumber.Span)], data.NotAsked);
    }

    [Fact]
    public async Task Authorities_that_never_answer_are_given_up_and_a_caller_that_gives_up_is_told_so()
    {
        using var http = new HttpClient(new Silence());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAsync<RevocationUnavailableException>(
            () => new RevocationClient(http, _clock, TimeSpan.FromMilliseconds(1))
                .CollectAsync(_seal, Roots, _clock.Now, CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new RevocationClient(http, _clock).CollectAsync(_seal, Roots, _clock.Now, gone.Token));
    }

    public void Dispose()
    {
        _seal.Dispose();
        _authority.Dispose();
        _timestamps.Dispose();
        _folder.Dispose();
    }

    private Task<RevocationData> CollectAsync(
        SigningIdentity who, Func<HttpRequestMessage, byte[], HttpResponseMessage>? wire = null) =>
        ClientOf(wire ?? Serve).CollectAsync(who, Roots, _clock.Now, CancellationToken.None);

    private RevocationClient ClientOf(Func<HttpRequestMessage, byte[], HttpResponseMessage> answer) =>
        new(new HttpClient(new Wire(answer)), _clock, TimeSpan.FromSeconds(30));

    private HttpResponseMessage Serve(HttpRequestMessage request, byte[] body)
    {
        var path = request.RequestUri!.AbsolutePath;
        _asked.Add($"{request.Method} {path}");
        return path switch
        {
            "/ca/ocsp" => Reply(_authority.AnswerOcsp(body), "application/ocsp-response"),
            "/ca/issuing.crl" => Reply(_authority.IssuingList(), "application/pkix-crl"),
            "/ca/root.crl" => Reply(_authority.RootList(), "application/pkix-crl"),
            "/tsa/root.crl" => Reply(_timestamps.RootList(), "application/pkix-crl"),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    // About the same certificate, with a nonce of its own.
    private byte[] AnotherQuestion() => new OcspQuestion(
        [OcspCertificateId.Of(_seal.Certificate, _seal.Issuers[0])], new byte[] { 0x04, 0x01, 0x01 }).Write();

    private static HttpResponseMessage Reply(byte[] body, string type) => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
    };

    private sealed class Wire(Func<HttpRequestMessage, byte[], HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => answer(
                request,
                request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("never reached");
        }
    }
}
