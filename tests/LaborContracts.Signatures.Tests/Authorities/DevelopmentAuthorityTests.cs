using System.Security.Cryptography;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Authorities;

public sealed class DevelopmentAuthorityTests : IDisposable
{
    private const string Code = "91320499MA1TE5T0X1";

    private readonly TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new();

    [Fact]
    public void The_authority_and_its_seals_survive_a_restart()
    {
        using var first = Open();
        using var seal = first.SealFor("演示公司", Code);
        using var second = Open();
        using var again = second.SealFor("演示公司", Code);

        Assert.Equal(first.RootPem, second.RootPem);
        Assert.Equal(seal.SerialNumber, again.SerialNumber);
        Assert.Equal(seal.CertificateDer, again.CertificateDer);
    }

    [Fact]
    public void Each_employer_has_a_seal_of_its_own_and_a_new_one_when_it_runs_out()
    {
        using var authority = Open();
        using var one = authority.SealFor("演示公司", Code);
        using var other = authority.SealFor("另一演示公司", "91320499MA2TEST0X2");
        _clock.Now = _clock.Now.AddYears(3);
        using var renewed = authority.SealFor("演示公司", Code, SignatureScheme.Rsa);
        using var kept = authority.SealFor("演示公司", Code);

        Assert.Equal(3, new[] { one, other, renewed }.Select(s => s.SerialNumber).Distinct().Count());
        Assert.Equal(renewed.SerialNumber, kept.SerialNumber);
    }

    [Fact]
    public void A_founding_that_was_cut_off_is_continued()
    {
        using var first = Open();
        File.Delete(Path.Combine(_folder.Path, "ca", "issuing.pem"));

        using var second = Open();

        Assert.Equal(first.RootPem, second.RootPem);
        using var signer = second.IssueOneTime("演示", TimeSpan.FromMinutes(5));
        Assert.Equal("演示", signer.CommonName);
    }

    [Fact]
    public async Task Many_instances_that_found_it_at_once_share_one_authority()
    {
        var roots = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var authority = Open();
            return authority.RootPem;
        })));

        Assert.Single(roots.Distinct());
    }

    [Fact]
    public void Keys_are_encrypted_and_readable_by_their_owner_alone_and_no_draft_stays()
    {
        using var authority = Open();

        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

        Assert.Equal(
            ["issuing.pem", "password", "root.pem"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal("600", Tool.Run("stat", "-c", "%a", f).Output.Trim()));
        Assert.All(files.Where(f => f.EndsWith(".pem", StringComparison.Ordinal)), f =>
        {
            Assert.Contains("BEGIN ENCRYPTED PRIVATE KEY", File.ReadAllText(f), StringComparison.Ordinal);
            Assert.DoesNotContain("BEGIN PRIVATE KEY", File.ReadAllText(f), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Another_password_does_not_open_it()
    {
        Open().Dispose();
        File.WriteAllText(Path.Combine(_folder.Path, "password"), "another");

        Assert.Throws<CryptographicException>(Open);
    }

    [Fact]
    public void A_credit_code_cannot_name_another_file()
    {
        using var authority = Open();

        Assert.Throws<ArgumentException>(() => authority.SealFor("演示公司", "../../../../etc/pass"));
        Assert.Throws<ArgumentException>(() => authority.SealFor("演示公司", "../0123456789ABCDE"));
    }

    [Fact]
    public void Every_subject_says_that_it_is_a_demonstration()
    {
        using var authority = Open();
        using var worker = authority.IssueOneTime("张演示", TimeSpan.FromMinutes(5));
        var certificate = _folder.Write("worker.der", worker.CertificateDer.Span);

        var (_, subject) = Tool.Run(
            "openssl", "x509", "-inform", "DER", "-in", certificate, "-noout", "-subject", "-issuer", "-nameopt", "utf8");

        Assert.Equal(2, subject.Split("演示 DEMONSTRATION").Length - 1); // the subject and the issuer
    }

    [Fact]
    public void Openssl_builds_the_path_from_a_one_time_certificate_to_the_root_and_reads_no_revocation_available()
    {
        using var authority = Open();
        using var worker = authority.IssueOneTime("张演示", TimeSpan.FromMinutes(5));
        var (leaf, root) = (
            _folder.Write("leaf.pem", Pem(worker.CertificateDer)),
            _folder.Write("root-only.pem", System.Text.Encoding.ASCII.GetBytes(authority.RootPem)));
        var issuing = _folder.Write("issuing-only.pem", Pem(worker.Issuers.Single().Der));
        var at = _clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var (code, output) = Tool.Run(
            "openssl", "verify", "-x509_strict", "-attime", at, "-CAfile", root, "-untrusted", issuing, leaf);

        Assert.True(code == 0, output);
        Assert.Contains(
            "No Revocation Available", Tool.Run("openssl", "asn1parse", "-in", leaf).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private DevelopmentAuthority Open() =>
        DevelopmentAuthority.CreateOrLoad(
            Path.Combine(_folder.Path, "ca"), Path.Combine(_folder.Path, "password"), _clock);

    private static byte[] Pem(ReadOnlyMemory<byte> der) =>
        System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der.Span));
}
