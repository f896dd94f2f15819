using System.Security.Cryptography;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>
/// Files signed by poppler, mupdf and Apache PDFBox with keys of one root: papers of ours as we write them and as qpdf
/// rewrites them, and papers that mupdf and cairo made. All by the machine's own time.
/// </summary>
public sealed class ForeignSigners : IDisposable
{
    private const string Password = "x";

    private static readonly string ClassPath = string.Join(
        ':', ((string[])["pdfbox2", "fontbox2", "commons-logging", "bcprov", "bcpkix", "bcutil"]).Select(name => $"/usr/share/java/{name}.jar"));

    private readonly TestPki _pki;
    private readonly string _signer, _authority;
    private readonly NssDatabase _database;
    private readonly List<string> _forPdfBox = [];

    public ForeignSigners()
    {
        Now = File.GetLastWriteTimeUtc(Folder.Write("now", []));
        _pki = new TestPki(Now);
        _signer = Pkcs12("signer", CertificatePurpose.Seal, RSA.Create(2048));
        _authority = Pkcs12("authority", CertificatePurpose.Timestamping, ECDsa.Create(ECCurve.NamedCurves.nistP256));
        _database = new NssDatabase(
            Path.Combine(Folder.Path, "nss"), Folder.Write("root.pem", OpensslSm2.Pem(_pki.Root.CertificateDer)));
        _database.Import(_signer, Password);

        Papers = new()
        {
            ["ours"] = TwoFieldPdf.Make(),
            ["ours with object streams"] = Rewritten("--object-streams=generate"),
            ["ours in the old form"] = Rewritten("--object-streams=disable", "--force-version=1.4"),
            ["ours linearised"] = Rewritten("--linearize"),
            ["mupdf's"] = ByMupdf(),
            ["cairo's"] = ByCairo(),
        };
        foreach (var (name, paper) in Papers)
        {
            var (first, second) = HasFields(paper) ? ("worker", "employer") : ("-", "-");
            ForPdfBox("stamped", first, Folder.Write($"{name}.pdf", paper), $"{name}.1.pdf");
            ForPdfBox("stamped-der", second, Named($"{name}.1.pdf"), $"{name}.2.pdf");
        }

        ForPdfBox("timestamp", "-", Named("ours.2.pdf"), "archived.pdf");
        ForPdfBox("plain", "worker", Named("ours.pdf"), "plain.1.pdf");
        ForPdfBox("plain", "employer", Named("plain.1.pdf"), "plain.2.pdf");
        Run("java", [
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog", "-cp", ClassPath,
            Path.Combine(AppContext.BaseDirectory, "PdfBoxSigner.java"), _signer, _authority, .. _forPdfBox,
        ]);
    }

    public TemporaryFolder Folder { get; } = new();

    public DateTimeOffset Now { get; }

    /// <summary>Unsigned, by name.</summary>
    public Dictionary<string, byte[]> Papers { get; }

    public SignaturePolicy Policy => new(_pki.Roots, _pki.Roots, Now.AddMinutes(10));

    /// <summary>Both signatures as PAdES with timestamps, one CMS in BER and one in DER, by PDFBox.</summary>
    public byte[] SignedByPdfBox(string paper) => File.ReadAllBytes(Named($"{paper}.2.pdf"));

    /// <summary>Both signatures of the older kind, without the attributes of PAdES.</summary>
    public byte[] SignedPlainlyByPdfBox() => File.ReadAllBytes(Named("plain.2.pdf"));

    /// <summary>With a document timestamp after both signatures.</summary>
    public byte[] StampedByPdfBox() => File.ReadAllBytes(Named("archived.pdf"));

    /// <summary>Fields that are there are signed; a paper without any gets one that shows nothing for each signature.</summary>
    public byte[] SignedByPoppler(byte[] paper)
    {
        string[][] how = HasFields(paper) ? [["-sign", "worker"], ["-sign", "employer"]] : [["-add-signature"], ["-add-signature"]];
        return how.Aggregate(paper, (pdf, one) => _database.Sign(pdf, Folder, "signer", one));
    }

    /// <summary>Both fields; mupdf 1.21 signs over SHA-1.</summary>
    public byte[] SignedByMupdf(byte[] paper)
    {
        foreach (var name in (string[])["worker", "employer"])
        {
            var field = SignatureField.Of(PdfFile.Read(paper)).Single(f => f.Name == name).Reference!.Number;
            var (from, to) = (Folder.Write("mupdf-in.pdf", paper), Named("mupdf-out.pdf"));
            File.Delete(to);
            Run("mutool", "sign", "-s", _signer, "-P", Password, "-o", to, from, $"{field}");
            paper = File.ReadAllBytes(to);
        }

        return paper;
    }

    private static bool HasFields(byte[] paper) => PdfFile.Read(paper).Catalog.ContainsKey("AcroForm");

    public void Dispose() => Folder.Dispose();

    private byte[] Rewritten(params string[] options)
    {
        var to = Named("rewritten.pdf");
        Run("qpdf", [.. options, Folder.Write("plain.pdf", TwoFieldPdf.Make()), to]);
        return File.ReadAllBytes(to);
    }

    private byte[] ByMupdf()
    {
        var page = Folder.Write("page.txt", "%%MediaBox 0 0 595 842\n%%Font F Helvetica\nBT /F 12 Tf 50 700 Td (Made elsewhere) Tj ET\n"u8);
        Run("mutool", "create", "-o", Named("mupdf.pdf"), page);
        return File.ReadAllBytes(Named("mupdf.pdf"));
    }

    private byte[] ByCairo()
    {
        Run("pdftocairo", "-pdf", Folder.Write("for-cairo.pdf", TwoFieldPdf.Make()), Named("cairo.pdf"));
        return File.ReadAllBytes(Named("cairo.pdf"));
    }

    private void ForPdfBox(string kind, string field, string from, string to) => _forPdfBox.AddRange([kind, field, from, Named(to)]);

    private string Named(string name) => Path.Combine(Folder.Path, name);

    private string Pkcs12(string name, CertificatePurpose purpose, AsymmetricAlgorithm key)
    {
        var pem = key.ExportPkcs8PrivateKeyPem();
        using var identity = _pki.Issue(purpose, key);
        var to = Named($"{name}.p12");
        Run(
            "openssl", "pkcs12", "-export", "-name", name, "-passout", $"pass:{Password}", "-out", to,
            "-inkey", Folder.Write($"{name}.key", Encoding.ASCII.GetBytes(pem)),
            "-in", Folder.Write($"{name}.pem", OpensslSm2.Pem(identity.CertificateDer)));
        return to;
    }

    private static void Run(string program, params string[] arguments)
    {
        var (code, output) = Tool.Run(program, arguments);
        Assert.True(code == 0, $"{program}: {output}");
    }
}
