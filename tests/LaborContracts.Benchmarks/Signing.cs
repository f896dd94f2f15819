using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Benchmarks;

/// <summary>
/// Baseline T signatures with an authority in the same process, on one thread, beside what their raw operations alone take
/// in the same run: the key's signature over a digest, the authority's, and one hash over the file. And the validation of
/// a file with two signatures and all its validation data.
/// </summary>
internal sealed class Signing : IDisposable
{
    private const string CreditCode = "91320499MA1TE5T0X1";
    private static readonly Uri Ca = new("http://authority.test/ca/"), Tsa = new("http://authority.test/tsa/");

    private readonly string _folder = Directory.CreateTempSubdirectory("signing-").FullName;
    private readonly DevelopmentAuthority _authority;
    private readonly DevelopmentTimestampAuthority _timestamps;
    private readonly SigningIdentity _seal;
    private readonly TimestampClient _client;

    private Signing(SignatureScheme scheme)
    {
        var password = Path.Combine(_folder, "password");
        _authority = DevelopmentAuthority.CreateOrLoad(Path.Combine(_folder, "ca"), password, TimeProvider.System, Ca, scheme);
        _timestamps = DevelopmentTimestampAuthority.CreateOrLoad(Path.Combine(_folder, "tsa"), password, TimeProvider.System, Tsa);
        _seal = _authority.SealFor("常州演示制造有限公司", CreditCode);
        _client = new(Http(), [new Uri("http://authority.test/tsa")]);
    }

    public static IEnumerable<Figure> Measure(byte[] contract)
    {
        foreach (var (scheme, name) in new[]
            { (SignatureScheme.EcdsaP256, "P-256"), (SignatureScheme.Rsa, "RSA-2048"), (SignatureScheme.Sm2, "SM2") })
        {
            using var room = new Signing(scheme);
            var whole = Stopwatches.MedianMilliseconds(() => room.Sign(contract, "employer", room._seal), TimeSpan.FromSeconds(3), 200);
            var raw = room.RawMilliseconds(contract, scheme);
            yield return new($"sign {name}, B-T", 1000 / whole, "a second");
            yield return new($"  raw operations {name}", raw, "ms");
            yield return new($"  beyond the raw operations {name}", whole - raw, "ms", Aim.AtMost, 1);
        }

        using var archive = new Signing(SignatureScheme.EcdsaP256);
        var archived = archive.Archive(contract);
        var policy = new SignaturePolicy(
            TrustRoots.FromPem(archive._authority.RootPem), TrustRoots.FromPem(archive._timestamps.RootPem), TimeProvider.System.GetUtcNow(),
            RevocationMode.Require);
        if (PadesValidation.Validate(PdfFile.Read(archived), policy).Signatures.Any(s => s.Level != "PAdES-B-LT"))
            throw new InvalidOperationException("The file to be validated is no B-LT that passes.");
        var validation = Stopwatches.MedianMilliseconds(
            () => PadesValidation.Validate(PdfFile.Read(archived), policy), TimeSpan.FromSeconds(3), 200);
        yield return new("validate two signatures, B-LT", 1000 / validation, "a second");
    }

    public void Dispose()
    {
        _seal.Dispose();
        _authority.Dispose();
        _timestamps.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private byte[] Sign(byte[] pdf, string field, SigningIdentity who) => PadesSigning.SignAsync(
        pdf, field, who, _client, new(TimeProvider.System.GetUtcNow(), who.CommonName), Box, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Signed by both, with validation data and without a document timestamp.</summary>
    private byte[] Archive(byte[] contract)
    {
        using var worker = _authority.IssueOneTime("张演示", TimeSpan.FromMinutes(10));
        var signed = Sign(Sign(contract, "worker", worker), "employer", _seal);
        var whole = PadesArchiving.ArchiveAsync(
            signed, TrustRoots.FromPem(_authority.RootPem), TrustRoots.FromPem(_timestamps.RootPem),
            new RevocationClient(Http(), TimeProvider.System), _client, CancellationToken.None).GetAwaiter().GetResult();
        var revisions = PdfFile.Read(whole).Revisions;
        return whole[..revisions[^2].Length];
    }

    private double RawMilliseconds(byte[] contract, SignatureScheme scheme)
    {
        var digest = SHA256.HashData("digest"u8);
        using var key = RawKey.Of(scheme);
        using var authority = RawKey.Of(SignatureScheme.EcdsaP256);
        return Stopwatches.MedianMilliseconds(
            () =>
            {
                RawKey.Hash(scheme, contract);
                key.Sign(digest);
                authority.Sign(digest);
            },
            TimeSpan.FromSeconds(2), 200);
    }

    private static PdfReference Box(PdfIncrement increment, PdfDictionary widget) => increment.Add(PdfStream.Deflate(
        new PdfDictionary
        {
            ["Type"] = new PdfName("XObject"), ["Subtype"] = new PdfName("Form"), ["BBox"] = new PdfArray(0, 0, 200, 50),
        },
        Encoding.ASCII.GetBytes("1 1 198 48 re S")));

    private HttpClient Http() => new(new Wire(this));

    private sealed class Wire(Signing room) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var (answer, type) = request.RequestUri!.AbsolutePath switch
            {
                "/tsa" => (room._timestamps.Answer(body), "application/timestamp-reply"),
                "/ca/ocsp" => (room._authority.AnswerOcsp(body), "application/ocsp-response"),
                "/ca/root.crl" => (room._authority.RootList(), "application/pkix-crl"),
                _ => (room._timestamps.RootList(), "application/pkix-crl"),
            };
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(answer) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
            };
        }
    }
}
