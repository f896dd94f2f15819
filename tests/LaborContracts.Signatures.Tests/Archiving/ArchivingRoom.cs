using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Archiving;

/// <summary>Authorities that publish what they revoke, and a clock that a test can let run for years.</summary>
internal sealed class ArchivingRoom : IDisposable
{
    private static readonly Uri Ca = new("http://authority.test/ca/"), Tsa = new("http://authority.test/tsa/");

    private readonly TemporaryFolder _folder = new();
    private readonly List<DevelopmentTimestampAuthority> _timestamps = [];

    public ArchivingRoom()
    {
        Authority = DevelopmentAuthority.CreateOrLoad(Path.Combine(_folder.Path, "ca"), Password, Clock, Ca);
        FoundTimestampAuthority();
    }

    public FixedClock Clock { get; } = new();

    public DevelopmentAuthority Authority { get; }

    public SignaturePolicy Policy => new(Roots, TimestampRoots, Clock.Now);

    private TrustRoots Roots => TrustRoots.FromPem(Authority.RootPem);

    private TrustRoots TimestampRoots => TrustRoots.FromPem(_timestamps.Select(t => t.RootPem));

    private string Password => Path.Combine(_folder.Path, "password");

    /// <summary>The newest one answers from now on; the roots of all are pinned.</summary>
    public void FoundTimestampAuthority() => _timestamps.Add(DevelopmentTimestampAuthority.CreateOrLoad(
        Path.Combine(_folder.Path, $"tsa-{_timestamps.Count}"), Password, Clock, Tsa));

    public SigningIdentity Seal() => Authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);

    public void RevokeSeal()
    {
        using var seal = Seal();
        Authority.Revoke(seal.SerialNumber, X509RevocationReason.KeyCompromise);
    }

    /// <summary>Signed by the worker and, a minute later, by the employer.</summary>
    public async Task<byte[]> SignAsync(SigningIdentity seal)
    {
        using var worker = Authority.IssueOneTime(SigningRoom.WorkerName, TimeSpan.FromMinutes(10));
        var once = await SignAsync(TwoFieldPdf.Make(), "worker", worker);
        Clock.Now += TimeSpan.FromMinutes(1);
        return await SignAsync(once, "employer", seal);
    }

    public Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who) => PadesSigning.SignAsync(
        pdf, field, who, TimestampClient(), new SignatureClaims(Clock.Now, who.CommonName), TwoFieldPdf.Frame, CancellationToken.None);

    public async Task<byte[]> ConcludeAsync()
    {
        using var seal = Seal();
        return await ArchiveAsync(await SignAsync(seal));
    }

    public Task<byte[]> ArchiveAsync(byte[] pdf) => PadesArchiving.ArchiveAsync(
        pdf, Roots, TimestampRoots, RevocationClient(), TimestampClient(), CancellationToken.None);

    /// <summary>What the authorities say now of a seal and its issuer, good or not.</summary>
    public ValidationData Said(SigningIdentity seal) => new(
        [],
        [Authority.IssuingList(), Authority.RootList(), _timestamps[^1].RootList()],
        [Authority.AnswerOcsp(new OcspQuestion([OcspCertificateId.Of(seal.Certificate, seal.Issuers[0])], null).Write())]);

    public PadesReport Validate(byte[] pdf, SignaturePolicy? policy = null) =>
        PadesValidation.Validate(PdfFile.Read(pdf), policy ?? Policy);

    public TimestampClient TimestampClient() => new(Http(), [new Uri("http://authority.test/tsa")], TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        Authority.Dispose();
        foreach (var authority in _timestamps) authority.Dispose();
        _folder.Dispose();
    }

    private RevocationClient RevocationClient() => new(Http(), Clock, TimeSpan.FromSeconds(30));

    private HttpClient Http() => new(new Wire(this));

    private sealed class Wire(ArchivingRoom room) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var (answer, type) = request.RequestUri!.AbsolutePath switch
            {
                "/ca/ocsp" => (room.Authority.AnswerOcsp(body), "application/ocsp-response"),
                "/ca/root.crl" => (room.Authority.RootList(), "application/pkix-crl"),
                "/tsa/root.crl" => (room._timestamps[^1].RootList(), "application/pkix-crl"),
                "/tsa" => (room._timestamps[^1].Answer(body), "application/timestamp-reply"),
                var path => throw new HttpRequestException($"nothing at {path}"),
            };
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(answer) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
            };
        }
    }
}
