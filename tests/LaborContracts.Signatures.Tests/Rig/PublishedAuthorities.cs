using System.Text;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>
/// Authorities founded at the machine's own time, with their lists and answers served over HTTP: for judging programs that
/// cannot be told another time and ask for themselves.
/// </summary>
public sealed class PublishedAuthorities : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly HttpClient _http = new();
    private readonly StandingClock _clock;
    private readonly bool _isNamed;

    /// <param name="isNamed">
    /// Whether certificates name the place. pdfsig of poppler 22.12 asks about the first signature of a file alone, and then
    /// trusts none that can be asked about, whoever made it: several can only be judged without.
    /// </param>
    public PublishedAuthorities(SignatureScheme profile, bool isNamed)
    {
        _isNamed = isNamed;
        _server = LoopbackServer.Start(AnswerAsync);
        var password = Path.Combine(Folder.Path, "password");
        _clock = new(File.GetLastWriteTimeUtc(Folder.Write("now", [])));
        Authority = DevelopmentAuthority.CreateOrLoad(
            Path.Combine(Folder.Path, "ca"), password, _clock, isNamed ? new(_server.Url, "ca/") : null, profile);
        // openssl cannot judge tokens by SM2: they are P-256's in every profile.
        TimestampAuthority = DevelopmentTimestampAuthority.CreateOrLoad(
            Path.Combine(Folder.Path, "tsa"), password, _clock, isNamed ? new(_server.Url, "tsa/") : null);
        RootFile = Folder.Write("root.pem", Encoding.ASCII.GetBytes(Authority.RootPem));
        TimestampRootFile = Folder.Write("timestamp-root.pem", Encoding.ASCII.GetBytes(TimestampAuthority.RootPem));
    }

    public TemporaryFolder Folder { get; } = new();

    public DateTimeOffset Now => _clock.GetUtcNow();

    public DevelopmentAuthority Authority { get; }

    public DevelopmentTimestampAuthority TimestampAuthority { get; }

    public string RootFile { get; }

    public string TimestampRootFile { get; }

    public TimestampClient Timestamps => new(_http, [new Uri(_server.Url, "tsa/stamp")]);

    public SignaturePolicy Policy => new(
        TrustRoots.FromPem(Authority.RootPem), TrustRoots.FromPem(TimestampAuthority.RootPem), Now.AddMinutes(1));

    /// <summary>Raises all signatures of a file to baseline LTA.</summary>
    public Task<byte[]> ArchiveAsync(byte[] pdf) => _isNamed
        ? PadesArchiving.ArchiveAsync(
            pdf, Policy.TrustRoots, Policy.TimestampRoots, new RevocationClient(_http, _clock), Timestamps, CancellationToken.None)
        : PadesArchiving.ArchiveAsync(
            pdf, new([], [Authority.RootList(), Authority.IssuingList(), TimestampAuthority.RootList()], []), Timestamps,
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        Authority.Dispose();
        TimestampAuthority.Dispose();
        Folder.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var asked = new MemoryStream();
        await context.Request.Body.CopyToAsync(asked);
        var path = context.Request.Path.Value!;
        var (type, body) = path switch
        {
            "/tsa/stamp" => ("application/timestamp-reply", TimestampAuthority.Answer(asked.ToArray())),
            "/tsa/root.crl" => ("application/pkix-crl", TimestampAuthority.RootList()),
            "/ca/root.crl" => ("application/pkix-crl", Authority.RootList()),
            "/ca/issuing.crl" => ("application/pkix-crl", Authority.IssuingList()),
            "/ca/ocsp" => ("application/ocsp-response", Authority.AnswerOcsp(asked.ToArray())),
            // RFC 6960 appendix A.1: the question in base64 behind the address.
            _ when path.StartsWith("/ca/ocsp/", StringComparison.Ordinal) => (
                "application/ocsp-response",
                Authority.AnswerOcsp(Convert.FromBase64String(Uri.UnescapeDataString(path["/ca/ocsp/".Length..])))),
            _ => ("text/plain", []),
        };
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
