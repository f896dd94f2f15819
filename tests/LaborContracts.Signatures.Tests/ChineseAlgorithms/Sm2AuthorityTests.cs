using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.ChineseAlgorithms;

public sealed class Sm2AuthorityTests : IDisposable
{
    private const string Code = "91320499MA1TE5T0X1";

    private readonly TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new();

    [Theory, InlineData(SignatureScheme.EcdsaP256), InlineData(SignatureScheme.Rsa), InlineData(SignatureScheme.Sm2)]
    public void Everything_of_an_authority_is_signed_by_its_profile_and_survives_a_restart(SignatureScheme profile)
    {
        using var first = Open(profile);
        using var seal = first.SealFor("演示公司", Code);
        using var second = Open(profile);
        using var again = second.SealFor("演示公司", Code);
        using var worker = second.IssueOneTime("张演示", TimeSpan.FromMinutes(5));
        var root = Certificate.Read(Pem.Read(second.RootPem).Single().Data);

        Assert.Equal(first.RootPem, second.RootPem);
        Assert.Equal(seal.CertificateDer, again.CertificateDer);
        Assert.Equal([profile, profile, profile], [seal.Scheme, again.Scheme, worker.Scheme]);
        Certificate[] all = [root, again.Certificate, .. again.Issuers, worker.Certificate, .. worker.Issuers];
        Assert.All(all, c => Assert.Equal(profile.SignatureOid(), c.SignatureAlgorithm));
        Assert.Equal(SignatureCheck.Valid, root.IssuedBy(root));
        Assert.Equal(SignatureCheck.Valid, worker.Issuers.Single().IssuedBy(root));
        Assert.Equal(SignatureCheck.Valid, again.Certificate.IssuedBy(again.Issuers.Single()));
    }

    [Fact]
    public void A_folder_of_another_profile_is_refused()
    {
        Open(SignatureScheme.EcdsaP256).Dispose();
        Tsa(SignatureScheme.Sm2).Dispose();

        Assert.Throws<InvalidOperationException>(() => Open(SignatureScheme.Sm2));
        Assert.Throws<InvalidOperationException>(() => Tsa(SignatureScheme.EcdsaP256));
    }

    [Theory, InlineData(SignatureScheme.EcdsaP256), InlineData(SignatureScheme.Rsa), InlineData(SignatureScheme.Sm2)]
    public void A_seal_may_have_another_key_than_the_profiles(SignatureScheme scheme)
    {
        using var authority = Open(SignatureScheme.Sm2);
        using var seal = authority.SealFor("演示公司", Code, scheme);

        Assert.Equal(scheme, seal.Scheme);
        Assert.Equal(Oids.Sm2Sm3, seal.Certificate.SignatureAlgorithm);
    }

    [Fact]
    public void Openssl_verifies_each_step_of_the_path_with_the_default_user_id_and_with_no_other()
    {
        using var authority = Open(SignatureScheme.Sm2);
        using var worker = authority.IssueOneTime("张演示", TimeSpan.FromMinutes(5));
        var (root, issuing, leaf) = (
            _folder.Write("root-only.pem", Encoding.ASCII.GetBytes(authority.RootPem)),
            _folder.Write("issuing-only.pem", OpensslSm2.Pem(worker.Issuers.Single().Der)),
            _folder.Write("leaf.pem", OpensslSm2.Pem(worker.CertificateDer)));

        // openssl verify takes the user id for the first certificate alone, so a path is two questions.
        foreach (var (trusted, certificate) in new[] { (root, issuing), (issuing, leaf) })
        {
            var good = Verify(trusted, certificate, OpensslSm2.DefaultUser);
            Assert.True(good.Code == 0, good.Output);
            Assert.Contains("signature failure", Verify(trusted, certificate, "another").Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Openssl_opens_a_kept_key_with_the_password_and_finds_the_certificates_in_it()
    {
        using var authority = Open(SignatureScheme.Sm2);
        var (root, password) = (Path.Combine(_folder.Path, "ca", "root.pem"), Path.Combine(_folder.Path, "password"));

        var (code, fromKey) = Tool.Run("openssl", "pkey", "-in", root, "-passin", $"file:{password}", "-pubout");
        var (_, fromCertificate) = Tool.Run("openssl", "x509", "-in", root, "-noout", "-pubkey");
        var text = Tool.Run("openssl", "x509", "-in", root, "-noout", "-text").Output;

        Assert.True(code == 0, fromKey);
        Assert.Equal(fromCertificate, fromKey);
        Assert.Contains("ASN1 OID: SM2", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Signature Algorithm: SM2-with-SM3").Length - 1);
        Assert.DoesNotContain("BEGIN PRIVATE KEY", File.ReadAllText(root), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_password_does_not_open_it()
    {
        Open(SignatureScheme.Sm2).Dispose();
        File.WriteAllText(Path.Combine(_folder.Path, "password"), "another");

        Assert.Throws<CryptographicException>(() => Open(SignatureScheme.Sm2));
    }

    [Fact]
    public void No_wrong_password_opens_a_key_though_one_in_256_leaves_a_padding_that_looks_right()
    {
        using var key = Sm2Key.Create();
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));

        for (var i = 0; i < 3000; i++)
            Assert.Throws<CryptographicException>(() => Sm2Key.FromEncryptedPem(pem, $"secret {i}"));
        using var opened = Sm2Key.FromEncryptedPem(pem, "secret");
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), opened.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void A_key_of_another_kind_is_no_SM2_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        Assert.Throws<CryptographicException>(() => Sm2Key.FromEncryptedPem(pem, "secret"));
        Assert.Throws<CryptographicException>(() => Sm2Key.FromEncryptedPem("no key", "secret"));
    }

    [Fact]
    public void Its_lists_and_answers_are_signed_with_SM2_and_say_what_was_revoked()
    {
        using var authority = Open(SignatureScheme.Sm2);
        using var seal = authority.SealFor("演示公司", Code);
        authority.Revoke(seal.SerialNumber, X509RevocationReason.KeyCompromise);
        var issuing = seal.Issuers.Single();
        var question = new OcspQuestion([OcspCertificateId.Of(seal.Certificate, issuing)], null);

        var list = RevocationList.Read(authority.IssuingList());
        var answer = OcspAnswer.Read(authority.AnswerOcsp(question.Write()));

        Assert.Equal(SignatureCheck.Valid, list.SignedBy(issuing));
        Assert.Equal(SignatureCheck.Valid, answer.SignedFor(issuing));
        Assert.NotNull(list.Find(seal.Certificate.SerialNumber));
        Assert.Equal(OcspStatus.Revoked, Assert.Single(answer.Responses).Status);
        Assert.Contains(
            "Signature Algorithm: SM2-with-SM3",
            Tool.Run(
                "openssl", "crl", "-inform", "DER", "-noout", "-text", "-in",
                _folder.Write("list", authority.IssuingList())).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Openssl_asks_over_an_SM3_and_verifies_the_answer()
    {
        using var authority = Tsa(SignatureScheme.EcdsaP256);
        var query = Path.Combine(_folder.Path, "query");
        var data = _folder.Write("data", "contract"u8);
        Assert.Equal(0, Tool.Run("openssl", "ts", "-query", "-data", data, "-sm3", "-cert", "-out", query).Code);

        var answer = _folder.Write("answer", authority.Answer(File.ReadAllBytes(query)));

        var (code, output) = Tool.Run(
            "openssl", "ts", "-verify", "-in", answer, "-queryfile", query, "-CAfile",
            _folder.Write("tsa.pem", Encoding.ASCII.GetBytes(authority.RootPem)), "-attime", Now);
        Assert.True(code == 0 && output.Contains("Verification: OK", StringComparison.Ordinal), output);
        Assert.Contains(
            "Hash Algorithm: sm3",
            Tool.Run("openssl", "ts", "-reply", "-in", answer, "-text").Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Now => _clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private DevelopmentAuthority Open(SignatureScheme profile) => DevelopmentAuthority.CreateOrLoad(
        Path.Combine(_folder.Path, "ca"), Path.Combine(_folder.Path, "password"), _clock, profile: profile);

    private DevelopmentTimestampAuthority Tsa(SignatureScheme profile) => DevelopmentTimestampAuthority.CreateOrLoad(
        Path.Combine(_folder.Path, "tsa"), Path.Combine(_folder.Path, "password"), _clock, profile: profile);

    private (int Code, string Output) Verify(string trusted, string certificate, string user) => Tool.Run(
        "openssl", "verify", "-x509_strict", "-partial_chain", "-vfyopt", $"distid:{user}", "-attime", Now, "-CAfile",
        trusted, certificate);
}
