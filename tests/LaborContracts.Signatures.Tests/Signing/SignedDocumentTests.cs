using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Signing;

public sealed class SignedDocumentTests(SigningRoom room)
{
    [Fact]
    public void Both_signatures_pass_and_the_last_covers_the_whole_file()
    {
        var reports = room.Validate(room.SignedTwice);

        Assert.Equal(["worker", "employer"], reports.Select(r => r.Field));
        Assert.All(
            reports,
            r => Assert.Equal((Indication.TotalPassed, null, "PAdES-B-T"), (r.Indication, r.SubIndication, r.Level)));
        Assert.Equal([false, true], reports.Select(r => r.CoversWholeDocument));
        Assert.Equal([room.SignedOnce.Length, room.SignedTwice.Length], reports.Select(r => r.CoveredLength));
        Assert.Equal([ModificationLevel.Signatures, ModificationLevel.None], reports.Select(r => r.ModificationsAfter));
        Assert.All(reports, r => Assert.Equal((room.Clock.Now, room.Clock.Now), (r.SigningTime, r.TimestampTime)));
    }

    [Fact]
    public void The_report_names_the_signers_and_warns_of_a_seal_whose_revocation_cannot_be_looked_at()
    {
        var reports = room.Validate(room.SignedTwice);

        Assert.Equal((SigningRoom.WorkerName, null), (reports[0].SignerName, reports[0].SignerIdentifier));
        Assert.Equal(
            (SigningRoom.EmployerName, $"NTRCN-{SigningRoom.CreditCode}"),
            (reports[1].SignerName, reports[1].SignerIdentifier));
        Assert.Empty(reports[0].Warnings); // its certificate says that there will never be any
        Assert.Equal("revocation.missing", Assert.Single(reports[1].Warnings).Code);
    }

    [Fact]
    public void Signing_only_appends() => Assert.True(room.SignedTwice.AsSpan().StartsWith(room.SignedOnce));

    [Fact]
    public void Pdfsig_finds_both_signatures_valid_and_the_last_over_the_total_document()
    {
        var (code, output) = Tool.Run("pdfsig", room.Folder.Write("pdfsig.pdf", room.SignedTwice));

        Assert.Equal(0, code);
        Assert.Equal(2, output.Split("Signature is Valid.").Length - 1);
        Assert.Equal(2, output.Split("ETSI.CAdES.detached").Length - 1);
        Assert.Equal(1, output.Split("Total document signed").Length - 1);
    }

    [Fact]
    public void Qpdf_and_mutool_find_nothing_to_complain_about()
    {
        var path = room.Folder.Write("qpdf.pdf", room.SignedTwice);

        Assert.Equal(0, Tool.Run("qpdf", "--check", path).Code);
        var (_, said) = Tool.Run("mutool", "sign", "-v", path);
        Assert.DoesNotContain("Digest error", said, StringComparison.Ordinal);
        Assert.DoesNotContain("invalid", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData(0), InlineData(1)]
    public void Openssl_verifies_the_signature_as_CAdES_and_its_timestamp(int index)
    {
        var (content, cms) = Extracted.Signature(room.SignedTwice, index);
        var (contentFile, cmsFile) = (
            room.Folder.Write($"content-{index}", content), room.Folder.Write($"cms-{index}", cms));
        var root = room.Folder.Write($"root-{index}.pem", System.Text.Encoding.ASCII.GetBytes(room.Authority.RootPem));
        var at = room.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var verified = Tool.Run(
            "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cmsFile, "-content", contentFile,
            "-CAfile", root, "-purpose", "any", "-attime", at, "-out", "/dev/null");
        Assert.True(verified.Code == 0, verified.Output);

        var (signature, token) = Extracted.Timestamp(cms);
        var timestampRoot = room.Folder.Write(
            $"tsroot-{index}.pem", System.Text.Encoding.ASCII.GetBytes(room.TimestampAuthority.RootPem));
        var stamped = Tool.Run(
            "openssl", "ts", "-verify", "-token_in", "-in", room.Folder.Write($"token-{index}", token), "-data",
            room.Folder.Write($"value-{index}", signature), "-CAfile", timestampRoot, "-attime", at);
        Assert.True(
            stamped.Code == 0 && stamped.Output.Contains("Verification: OK", StringComparison.Ordinal), stamped.Output);
    }

    [Fact]
    public void The_first_signature_certifies_the_file_and_the_second_does_not()
    {
        var once = PdfFile.Read(room.SignedOnce);
        var twice = PdfFile.Read(room.SignedTwice);

        Assert.True(twice.Catalog["Perms"]!.SameAs(once.Catalog["Perms"]));
        Assert.Single(SignatureField.Of(twice), f => ((PdfDictionary)twice.Resolve(f.Value)).ContainsKey("Reference"));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_signed()
    {
        using var worker = room.Worker();

        await Assert.ThrowsAsync<TimestampUnavailableException>(
            () => room.SignAsync(TwoFieldPdf.Make(), "worker", worker, _ => [0x30, 0x00]));
    }

    [Fact]
    public async Task A_token_from_outside_the_certificates_validity_is_not_used()
    {
        using var worker = room.Authority.IssueOneTime(SigningRoom.WorkerName, TimeSpan.FromMinutes(-1));

        await Assert.ThrowsAsync<TimestampUnavailableException>(
            () => room.SignAsync(TwoFieldPdf.Make(), "worker", worker));
    }

    [Theory, InlineData("nobody"), InlineData("worker")]
    public async Task A_field_that_is_not_there_or_is_signed_cannot_be_signed(string field)
    {
        using var worker = room.Worker();

        await Assert.ThrowsAsync<ArgumentException>(() => room.SignAsync(room.SignedOnce, field, worker));
    }
}
