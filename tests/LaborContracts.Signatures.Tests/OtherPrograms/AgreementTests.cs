using System.Globalization;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>What we say of our files, and what others' programs say of them.</summary>
public sealed class AgreementTests(LevelledFiles files) : IClassFixture<LevelledFiles>
{
    public static MatrixTheoryData<SignatureScheme, int, string> Files { get; } = new(
        [SignatureScheme.EcdsaP256, SignatureScheme.Rsa, SignatureScheme.Sm2],
        [1, 2],
        [LevelledFiles.Basic, LevelledFiles.Timestamped, LevelledFiles.LongTerm, LevelledFiles.Archived]);

    [Theory, MemberData(nameof(Files))]
    public async Task Every_level_passes_here_and_with_the_others(SignatureScheme profile, int signers, string level)
    {
        var (authorities, trusting) = files.Of(profile, signers);
        var pdf = await files.MakeAsync(profile, signers, level);
        var path = authorities.Folder.Write("judged.pdf", pdf);

        var report = PadesValidation.Validate(PdfFile.Read(pdf), authorities.Policy);
        Assert.Equal(signers, report.Signatures.Count);
        Assert.All(
            report.Signatures, r => Assert.Equal((Indication.TotalPassed, null, level), (r.Indication, r.SubIndication, r.Level)));
        Assert.Equal(
            level == LevelledFiles.Archived ? [Indication.TotalPassed] : [], report.DocumentTimestamps.Select(r => r.Indication));

        AssertReadable(path);
        AssertVerifiedByOpenssl(pdf, authorities, profile, stamps: Stamps(signers, level));
        if (profile == SignatureScheme.Sm2) return; // mutool and pdfsig do not know it
        AssertUnchanged(path, report);
        var verdicts = trusting.Judge(path);
        Assert.Equal(signers, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.True(verdict is { Valid: true, Trusted: true }, verdict.Words));
        Assert.Equal(
            report.Signatures.Select(r => r.CoversWholeDocument), verdicts.Select(verdict => verdict.CoversWholeDocument));
    }

    [Theory, InlineData(SignatureScheme.EcdsaP256), InlineData(SignatureScheme.Rsa)]
    public async Task One_byte_changed_under_the_signatures_is_refused_by_all(SignatureScheme profile)
    {
        var (authorities, trusting) = files.Of(profile, 2);
        var pdf = await files.MakeAsync(profile, 2, LevelledFiles.Archived);
        pdf[pdf.AsSpan().IndexOf("(D:2"u8) + 6] ^= 1; // the first claimed time, another year: as readable as before
        var path = authorities.Folder.Write("changed.pdf", pdf);

        var report = PadesValidation.Validate(PdfFile.Read(pdf), authorities.Policy);
        Assert.Equal(2, report.Signatures.Count);
        Assert.All(
            report.Signatures,
            r => Assert.Equal((Indication.TotalFailed, SubIndication.HashFailure), (r.Indication, r.SubIndication)));
        Assert.NotEqual(Indication.TotalPassed, Assert.Single(report.DocumentTimestamps).Indication);

        AssertReadable(path);
        Assert.All(trusting.Judge(path), verdict => Assert.False(verdict.Valid, verdict.Words));
        Assert.Equal(2, Tool.Run("mutool", "sign", "-v", path).Output.Split("Signature invalidated by change to document.").Length - 1);
        foreach (var (content, cms, isTimestamp) in Signed(pdf))
        {
            Assert.False(isTimestamp
                ? FindsStamped(authorities, content, cms, authorities.TimestampRootFile)
                : Verifies(authorities, content, cms, authorities.RootFile));
        }
    }

    [Theory, InlineData(SignatureScheme.EcdsaP256), InlineData(SignatureScheme.Rsa)]
    public async Task Another_root_convinces_nobody(SignatureScheme profile)
    {
        var (authorities, _) = files.Of(profile, 2);
        var pdf = await files.MakeAsync(profile, 2, LevelledFiles.Archived);
        var stranger = OpensslSm2.Pem(new TestPki(authorities.Now).Root.CertificateDer);
        var strangerFile = authorities.Folder.Write("stranger.pem", stranger);
        var strangers = TrustRoots.FromPem(System.Text.Encoding.ASCII.GetString(stranger));

        var report = PadesValidation.Validate(PdfFile.Read(pdf), authorities.Policy with { TrustRoots = strangers });
        Assert.Equal(2, report.Signatures.Count);
        Assert.All(report.Signatures, r => Assert.Equal(
            (Indication.Indeterminate, SubIndication.NoCertificateChainFound), (r.Indication, r.SubIndication)));

        var believing = new NssDatabase(Path.Combine(authorities.Folder.Path, $"nss-{profile}"), strangerFile);
        var verdicts = believing.Judge(authorities.Folder.Write("untrusted.pdf", pdf));
        Assert.Equal(2, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.True(verdict is { Valid: true, Trusted: false }, verdict.Words));
        foreach (var (content, cms, isTimestamp) in Signed(pdf))
        {
            Assert.False(isTimestamp
                ? FindsStamped(authorities, content, cms, strangerFile)
                : Verifies(authorities, content, cms, strangerFile));
        }
    }

    private static void AssertReadable(string path)
    {
        var (code, output) = Tool.Run("qpdf", "--check", path);
        Assert.True(code == 0, output);
        var (read, pages) = Tool.Run("mutool", "info", path);
        Assert.True(read == 0 && pages.Contains("Pages: 1\n", StringComparison.Ordinal), pages);
    }

    /// <summary>mutool takes no root, but knows what was signed and whether anything came after it.</summary>
    private static void AssertUnchanged(string path, PadesReport report)
    {
        var said = Tool.Run("mutool", "sign", "-v", path).Output;
        Assert.DoesNotContain("Digest error", said, StringComparison.Ordinal);
        Assert.Equal(
            report.Signatures.Count(r => r.CoversWholeDocument), said.Split("The document is unchanged since signing.").Length - 1);
        Assert.Equal(
            report.Signatures.Count(r => !r.CoversWholeDocument), said.Split("The signature is valid but").Length - 1);
    }

    private static void AssertVerifiedByOpenssl(byte[] pdf, PublishedAuthorities authorities, SignatureScheme profile, int stamps)
    {
        foreach (var (content, cms, isTimestamp) in Signed(pdf))
        {
            if (!isTimestamp)
                Assert.True(profile == SignatureScheme.Sm2
                    ? VerifiesSm2(authorities, content, cms)
                    : Verifies(authorities, content, cms, authorities.RootFile));
            if (!isTimestamp && CmsSignature.Read(cms).SignatureTimestamps.Count == 0) continue;
            var (stamped, token) = isTimestamp ? (content, cms) : Extracted.Timestamp(cms);
            Assert.True(FindsStamped(authorities, stamped, token, authorities.TimestampRootFile));
            stamps--;
        }

        Assert.Equal(0, stamps);
    }

    private static int Stamps(int signers, string level) => level switch
    {
        LevelledFiles.Basic => 0,
        LevelledFiles.Archived => signers + 1,
        _ => signers,
    };

    private static IEnumerable<(byte[] Content, byte[] Cms, bool IsTimestamp)> Signed(byte[] pdf)
    {
        var file = PdfFile.Read(pdf);
        foreach (var (index, field) in SignatureField.Of(file).Index())
        {
            if (field.Value is null) continue;
            var (content, cms) = Extracted.Signature(pdf, index);
            yield return (content, cms, field.IsTimestamp(file));
        }
    }

    private static bool Verifies(PublishedAuthorities authorities, byte[] content, byte[] cms, string root) => Tool.Run(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", authorities.Folder.Write("cms", cms),
        "-content", authorities.Folder.Write("content", content), "-CAfile", root, "-purpose", "any", "-attime", At(authorities),
        "-out", "/dev/null").Code == 0;

    private static bool FindsStamped(PublishedAuthorities authorities, byte[] content, byte[] token, string root) => Tool.Run(
        "openssl", "ts", "-verify", "-token_in", "-in", authorities.Folder.Write("token", token), "-data",
        authorities.Folder.Write("content", content), "-CAfile", root, "-attime", At(authorities))
        .Output.Contains("Verification: OK", StringComparison.Ordinal);

    // The cms command cannot be told SM2's user id: digest and signature are judged apart.
    private static bool VerifiesSm2(PublishedAuthorities authorities, byte[] content, byte[] cms)
    {
        var read = CmsSignature.Read(cms);
        return Tool.Run(
                "openssl", "cms", "-verify", "-no_attr_verify", "-noverify", "-binary", "-inform", "DER", "-in",
                authorities.Folder.Write("cms", cms), "-content", authorities.Folder.Write("content", content), "-out", "/dev/null")
                .Code == 0
            && new OpensslSm2(authorities.Folder).Verifies(
                read.Certificates.Single(read.Signer.Names).Der, read.SignedBytes!.Value.ToArray(), read.Signature.ToArray());
    }

    private static string At(PublishedAuthorities authorities) =>
        authorities.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
