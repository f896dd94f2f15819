using System.Net;
using System.Text;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>
/// The two-field paper signed under authorities of every profile, up to every level. All of it happens at the machine's
/// own time, the only one that pdfsig and mutool judge by.
/// </summary>
public sealed class LevelledFiles : IDisposable
{
    public const string Basic = "PAdES-B-B", Timestamped = "PAdES-B-T", LongTerm = "PAdES-B-LT", Archived = "PAdES-B-LTA";

    private static readonly Uri Place = new("http://127.0.0.1:9/"), Tsa = new(Place, "tsa/"); // nobody listens there

    private readonly Dictionary<SignatureScheme, DevelopmentAuthority> _authorities = [];
    private readonly DevelopmentTimestampAuthority _timestamps;
    private readonly HttpClient _http;

    public LevelledFiles()
    {
        Clock.Now = File.GetLastWriteTimeUtc(Folder.Write("now", []));
        _timestamps = DevelopmentTimestampAuthority.CreateOrLoad(Path.Combine(Folder.Path, "tsa"), Password, Clock, Tsa);
        _http = new(new Wire(this));
        TimestampRootFile = Folder.Write("tsa.pem", Encoding.ASCII.GetBytes(_timestamps.RootPem));
        Stranger = Folder.Write("stranger.pem", OpensslSm2.Pem(new TestPki(Clock.Now).Root.CertificateDer));
    }

    public TemporaryFolder Folder { get; } = new();

    public FixedClock Clock { get; } = new();

    public string TimestampRootFile { get; }

    /// <summary>A root that nothing here was signed under.</summary>
    public string Stranger { get; }

    private string Password => Path.Combine(Folder.Path, "password");

    public DevelopmentAuthority Authority(SignatureScheme profile)
    {
        if (_authorities.TryGetValue(profile, out var known)) return known;
        return _authorities[profile] = DevelopmentAuthority.CreateOrLoad(
            Path.Combine(Folder.Path, $"ca-{profile}"), Password, Clock, new(Place, $"{profile}/"), profile);
    }

    public string RootFile(SignatureScheme profile) =>
        Folder.Write($"root-{profile}.pem", Encoding.ASCII.GetBytes(Authority(profile).RootPem));

    public SignaturePolicy Policy(SignatureScheme profile) => new(
        TrustRoots.FromPem(Authority(profile).RootPem), TrustRoots.FromPem(_timestamps.RootPem), Clock.Now.AddMinutes(1));

    /// <summary>Signed by the worker, and as the second by the employer, then raised to the level.</summary>
    public async Task<byte[]> MakeAsync(SignatureScheme profile, int signers, string level)
    {
        var authority = Authority(profile);
        using var worker = authority.IssueOneTime(SigningRoom.WorkerName, TimeSpan.FromHours(1));
        using var seal = authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);
        var pdf = TwoFieldPdf.Make();
        foreach (var (field, who) in new[] { ("worker", worker), ("employer", seal) }.Take(signers))
            pdf = level == Basic ? SignWithoutTimestamp(pdf, field, who) : await SignAsync(pdf, field, who);
        if (level is Basic or Timestamped) return pdf;

        var data = await ValidationDataAsync(pdf, [worker, .. signers == 2 ? [seal] : Array.Empty<SigningIdentity>()], Policy(profile));
        return level == LongTerm
            ? DocumentSecurityStore.Add(pdf, data)
            : await PadesArchiving.ArchiveAsync(pdf, data, Timestamps(), CancellationToken.None);
    }

    public void Dispose()
    {
        foreach (var authority in _authorities.Values) authority.Dispose();
        _timestamps.Dispose();
        _http.Dispose();
        Folder.Dispose();
    }

    private Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who) => PadesSigning.SignAsync(
        pdf, field, who, Timestamps(), new SignatureClaims(Clock.Now, who.CommonName), TwoFieldPdf.Frame,
        CancellationToken.None);

    private byte[] SignWithoutTimestamp(byte[] pdf, string field, SigningIdentity who)
    {
        var prepared = PadesSigning.Prepare(pdf, field, new SignatureClaims(Clock.Now, who.CommonName), TwoFieldPdf.Frame);
        var cms = CmsWriter.Detached(who, prepared.RequestTo(who).FileDigest.Span);
        return prepared.Complete(cms.Write(who.Sign(cms.ToBeSigned), timestampToken: null));
    }

    private async Task<ValidationData> ValidationDataAsync(
        byte[] pdf, IEnumerable<SigningIdentity> signers, SignaturePolicy policy)
    {
        var client = new RevocationClient(_http, Clock);
        var certificates = new List<ReadOnlyMemory<byte>>();
        var (lists, answers) = (new List<ReadOnlyMemory<byte>>(), new List<ReadOnlyMemory<byte>>());
        foreach (var signer in signers)
        {
            certificates.AddRange(signer.Issuers.Select(issuer => issuer.Der));
            Take(await client.CollectAsync(signer, policy.TrustRoots, Clock.Now, CancellationToken.None));
        }

        var (_, token) = Extracted.Timestamp(Extracted.Signature(pdf, 0).Cms);
        Take(await client.CollectAsync(TimestampToken.Read(token), policy.TimestampRoots, CancellationToken.None));
        return new(certificates, lists, answers);

        void Take(RevocationData data)
        {
            lists.AddRange(data.Lists);
            answers.AddRange(data.Answers);
        }
    }

    private TimestampClient Timestamps() => new(_http, [new Uri(Tsa, "stamp")]);

    /// <summary>What the authorities publish.</summary>
    private sealed class Wire(LevelledFiles files) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var path = request.RequestUri!.AbsolutePath.Split('/');
            return (path[1], path[2]) switch
            {
                ("tsa", "root.crl") => Reply("application/pkix-crl", files._timestamps.RootList()),
                ("tsa", "stamp") => Reply("application/timestamp-reply", files._timestamps.Answer(asked)),
                (var profile, "root.crl") => Reply("application/pkix-crl", Of(profile).RootList()),
                (var profile, "ocsp") => Reply("application/ocsp-response", Of(profile).AnswerOcsp(asked)),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            };

            DevelopmentAuthority Of(string profile) => files.Authority(Enum.Parse<SignatureScheme>(profile));
        }

        private static HttpResponseMessage Reply(string type, byte[] body) => new(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new(type) } },
        };
    }
}
