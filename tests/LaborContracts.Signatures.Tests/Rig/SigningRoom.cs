using System.Net;
using System.Net.Http.Headers;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using Xunit;

[assembly: AssemblyFixture(typeof(LaborContracts.Signatures.Tests.Rig.SigningRoom))]

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Authorities, a clock, and a contract signed by both parties: what most tests start from.</summary>
public sealed class SigningRoom : IAsyncLifetime
{
    public const string CreditCode = "91320499MA1TE5T0X1", EmployerName = "常州演示制造有限公司", WorkerName = "张演示";

    public TemporaryFolder Folder { get; } = new();

    public FixedClock Clock { get; } = new();

    public DevelopmentAuthority Authority { get; private set; } = null!;

    public DevelopmentTimestampAuthority TimestampAuthority { get; private set; } = null!;

    /// <summary>The two-field paper, signed by the worker.</summary>
    public byte[] SignedOnce { get; private set; } = null!;

    /// <summary>The same, sealed by the employer ten minutes later.</summary>
    public byte[] SignedTwice { get; private set; } = null!;

    public SignaturePolicy Policy => new(
        TrustRoots.FromPem(Authority.RootPem), TrustRoots.FromPem(TimestampAuthority.RootPem), Clock.Now.AddHours(1));

    public async ValueTask InitializeAsync()
    {
        var password = Path.Combine(Folder.Path, "password");
        Authority = DevelopmentAuthority.CreateOrLoad(Path.Combine(Folder.Path, "ca"), password, Clock);
        TimestampAuthority = DevelopmentTimestampAuthority.CreateOrLoad(
            Path.Combine(Folder.Path, "tsa"), password, Clock);
        using var worker = Worker();
        SignedOnce = await SignAsync(TwoFieldPdf.Make(), "worker", worker);
        using var seal = Authority.SealFor(EmployerName, CreditCode, SignatureScheme.Rsa);
        SignedTwice = await SignAsync(SignedOnce, "employer", seal);
    }

    public SigningIdentity Worker() => Authority.IssueOneTime(WorkerName, TimeSpan.FromMinutes(10));

    public Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who, Func<byte[], byte[]>? answer = null) =>
        PadesSigning.SignAsync(
            pdf,
            field,
            who,
            TimestampClient(answer),
            new SignatureClaims(Clock.Now, who.CommonName),
            TwoFieldPdf.Frame,
            CancellationToken.None);

    public IReadOnlyList<SignatureReport> Validate(byte[] pdf, SignaturePolicy? policy = null) =>
        PadesValidation.Validate(PdfFile.Read(pdf), policy ?? Policy).Signatures;

    /// <summary>A client of the room's authority, or of whatever answers instead.</summary>
    public TimestampClient TimestampClient(Func<byte[], byte[]>? answer = null) => ClientOf(async request =>
    {
        var asked = await request.Content!.ReadAsByteArrayAsync();
        return Reply(answer is null ? TimestampAuthority.Answer(asked) : answer(asked));
    });

    public static TimestampClient ClientOf(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) =>
        new(new HttpClient(new Wire(answer)), [new Uri("http://timestamp.test/")], TimeSpan.FromSeconds(30));

    public static HttpResponseMessage Reply(byte[] body) => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-reply") },
        },
    };

    public ValueTask DisposeAsync()
    {
        Authority.Dispose();
        TimestampAuthority.Dispose();
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Wire(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
