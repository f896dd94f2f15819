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
    public static TheoryData<SignatureScheme, int, string> Files { get; } = new MatrixTheoryData<SignatureScheme, int, string>(
        [SignatureScheme.EcdsaP256, SignatureScheme.Rsa, SignatureScheme.Sm2],
        [1, 2],
        [LevelledFiles.Basic, LevelledFiles.Timestamped, LevelledFiles.LongTerm, LevelledFiles.Archived]);

    [Theory, MemberData(nameof(Files))]
    public async Task Every_level_passes_here_and_with_the_others(SignatureScheme profile, int signers, string level)
    {
        var pdf = await files.MakeAsync(profile, signers, level);
        var file = PdfFile.Read(pdf);

        var report = PadesValidation.Validate(file, files.Policy(profile));
        Assert.Equal(signers, report.Signatures.Count);
        Assert.All(report.Signatures, r => Assert.Equal((Indication.TotalPassed, null, level), (r.Indication, r.SubIndication, r.Level)));
        Assert.Equal(level == LevelledFiles.Archived ? [Indication.TotalPassed] : [], report.DocumentTimestamps.Select(r => r.Indication));

        var path = files.Folder.Write("judged.pdf", pdf);
        var checkedByQpdf = Tool.Run("qpdf", "--check", path);
        Assert.True(checkedByQpdf.Code == 0, checkedByQpdf.Output);
        var pages = Tool.Run("mutool", "info", path);
        Assert.True(pages.Code == 0 && pages.Output.Contains("Pages: 1\n", StringComparison.Ordinal), pages.Output);

        var fields = SignatureField.Of(file);
        for (var index = 0; index < fields.Count; index++)
        {
            if (fields[index].Value is null) continue;
            var (content, cms) = Extracted.Signature(pdf, index);
            if (fields[index].IsTimestamp(file))
            {
                AssertStamped(content, cms);
                continue;
            }

            if (profile == SignatureScheme.Sm2) AssertVerifiedWithUserId(content, cms);
            else Assert.True(OpensslVerifies(content, cms, files.RootFile(profile)));
            if (level != LevelledFiles.Basic)
            {
                var (value, token) = Extracted.Timestamp(cms);
                AssertStamped(value, token);
            }
        }

        if (profile == SignatureScheme.Sm2) return; // pdfsig does not know it
        var database = new NssDatabase(files.Folder.Path + "/" + Guid.NewGuid());
        database.Trust(files.RootFile(profile));
        var verdicts = database.Judge(path);
        foreach (var v in verdicts) Console.WriteLine(v.Words);
        Console.WriteLine(Tool.Run("mutool", "sign", "-v", path).Output);
        Assert.Equal(signers, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.True(verdict is { Valid: true, Trusted: true }, verdict.Words));
        Assert.Equal(
            report.Signatures.Select(r => r.CoversWholeDocument), verdicts.Select(verdict => verdict.CoversWholeDocument));
    }

    private string At => files.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private bool OpensslVerifies(byte[] content, byte[] cms, string root) => Tool.Run(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", files.Folder.Write("cms", cms),
        "-content", files.Folder.Write("content", content), "-CAfile", root, "-purpose", "any", "-attime", At,
        "-out", "/dev/null").Code == 0;

    private bool OpensslFindsStamped(byte[] content, byte[] token, string root) => Tool.Run(
        "openssl", "ts", "-verify", "-token_in", "-in", files.Folder.Write("token", token), "-data",
        files.Folder.Write("content", content), "-CAfile", root, "-attime", At)
        .Output.Contains("Verification: OK", StringComparison.Ordinal);

    private void AssertStamped(byte[] content, byte[] token) => Assert.True(OpensslFindsStamped(content, token, files.TimestampRootFile));

    // openssl's cms command cannot be told SM2's user id: digest and signature are judged apart.
    private void AssertVerifiedWithUserId(byte[] content, byte[] cms)
    {
        Assert.Equal(0, Tool.Run(
            "openssl", "cms", "-verify", "-no_attr_verify", "-noverify", "-binary", "-inform", "DER", "-in",
            files.Folder.Write("cms", cms), "-content", files.Folder.Write("content", content), "-out", "/dev/null").Code);
        var read = CmsSignature.Read(cms);
        Assert.True(new OpensslSm2(files.Folder).Verifies(
            read.Certificates.Single(read.Signer.Names).Der, read.SignedBytes!.Value.ToArray(), read.Signature.ToArray()));
    }
}
