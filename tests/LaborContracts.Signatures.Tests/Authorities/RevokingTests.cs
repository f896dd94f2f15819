using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Authorities;

/// <summary>What the development authorities say of revocation, with openssl as the judge.</summary>
public sealed class RevokingTests : IDisposable
{
    private const string Code = "91320499MA1TE5T0X1", Name = "演示公司";
    private const string AnyAge = "1000000000"; // seconds that openssl forgives: the authority's clock is a test's

    private readonly TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new();

    private string At => _clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    [Fact]
    public void Openssl_verifies_the_lists_and_reads_what_they_hold()
    {
        using var authority = Open();
        using var timestamps = OpenTimestamps();
        using var seal = authority.SealFor(Name, Code);
        authority.Revoke(seal.SerialNumber, X509RevocationReason.KeyCompromise);

        var issuing = TextOf(authority.IssuingList(), Pem(seal.Issuers[0].Der));
        var root = TextOf(authority.RootList(), authority.RootPem);
        var timestampRoot = TextOf(timestamps.RootList(), timestamps.RootPem);

        Assert.Contains("Version 2", issuing, StringComparison.Ordinal);
        Assert.Contains($"Serial Number: {seal.SerialNumber}", issuing, StringComparison.Ordinal);
        Assert.Contains("Key Compromise", issuing, StringComparison.Ordinal);
        Assert.Contains(
            _clock.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            NumberOf(authority.IssuingList()),
            StringComparison.Ordinal);
        Assert.Contains("Last Update: Nov 24 02:00:00 2026 GMT", issuing, StringComparison.Ordinal);
        Assert.Contains("Next Update: Nov 25 02:00:00 2026 GMT", issuing, StringComparison.Ordinal);
        Assert.All(
            [root, timestampRoot],
            text =>
            {
                Assert.Contains("No Revoked Certificates", text, StringComparison.Ordinal);
                Assert.Contains("Authority Key Identifier", text, StringComparison.Ordinal);
                Assert.Contains("Next Update: Dec 24 02:00:00 2026 GMT", text, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Openssl_refuses_a_revoked_seal_and_no_other()
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);
        using var other = authority.SealFor("另一演示公司", "91320499MA2TEST0X2");
        authority.Revoke(seal.SerialNumber, X509RevocationReason.Superseded);

        var (revoked, why) = VerifyWithLists(authority, seal);
        var (good, said) = VerifyWithLists(authority, other);

        Assert.True(revoked != 0 && why.Contains("certificate revoked", StringComparison.Ordinal), why);
        Assert.True(good == 0, said);
    }

    [Fact]
    public void Openssl_refuses_everything_under_a_revoked_issuing_authority()
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);
        authority.Revoke(Convert.ToHexString(seal.Issuers[0].SerialNumber.Span), X509RevocationReason.CACompromise);

        var (code, why) = VerifyWithLists(authority, seal);

        Assert.True(code != 0 && why.Contains("error 23 at 1 depth", StringComparison.Ordinal), why);
    }

    [Theory, InlineData("-sha1"), InlineData("-sha256")]
    public void Openssl_asks_over_OCSP_and_verifies_the_answers(string digest)
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);

        var before = AskWithOpenssl(authority, seal, digest);
        authority.Revoke(seal.SerialNumber, X509RevocationReason.CessationOfOperation);
        var after = AskWithOpenssl(authority, seal, digest);

        Assert.Contains("seal.pem: good", before, StringComparison.Ordinal);
        Assert.Contains("seal.pem: revoked", after, StringComparison.Ordinal);
        Assert.Contains("Reason: cessationOfOperation", after, StringComparison.Ordinal);
        Assert.All([before, after], said =>
        {
            Assert.Contains("Response verify OK", said, StringComparison.Ordinal);
            Assert.DoesNotContain("nonce", said, StringComparison.OrdinalIgnoreCase); // it would complain of a missing one
        });
    }

    [Fact]
    public void Certificates_of_another_issuer_are_unknown()
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);
        var (root, issuing) = (Certificate.Read(FromPem(authority.RootPem)), seal.Issuers[0]);
        var question = new OcspQuestion(
            [OcspCertificateId.Of(issuing, root), OcspCertificateId.Of(seal.Certificate, issuing)], null);

        var answer = OcspAnswer.Read(authority.AnswerOcsp(question.Write()));

        Assert.Equal([OcspStatus.Unknown, OcspStatus.Good], answer.Responses.Select(r => r.Status));
        Assert.Null(answer.Nonce);
    }

    [Theory, InlineData(0), InlineData(3), InlineData(5000)]
    public void What_is_no_question_is_answered_as_malformed(int length)
    {
        using var authority = Open();
        var answer = _folder.Write("answer", authority.AnswerOcsp(new byte[length]));

        var (_, output) = Tool.Run("openssl", "ocsp", "-respin", answer, "-noverify");

        Assert.Contains("malformedrequest (1)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_flipped_bit_of_a_question_is_more_than_another_question()
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);
        var question = new OcspQuestion(
            [OcspCertificateId.Of(seal.Certificate, seal.Issuers[0])], new byte[] { 0x04, 0x01, 0x01 }).Write();

        Flipped.Each(question, changed => Assert.NotEmpty(authority.AnswerOcsp(changed)));
        for (var length = 0; length < question.Length; length++)
            Assert.Equal([0x30, 0x03, 0x0A, 0x01, 0x01], authority.AnswerOcsp(question.AsMemory(0, length)));
    }

    [Fact]
    public void A_revocation_survives_a_restart_and_the_first_one_stands()
    {
        using var first = Open();
        using var seal = first.SealFor(Name, Code);
        first.Revoke(seal.SerialNumber.ToLowerInvariant(), X509RevocationReason.KeyCompromise);
        var when = _clock.Now;
        _clock.Now += TimeSpan.FromHours(1);

        using var second = Open();
        second.Revoke(seal.SerialNumber, X509RevocationReason.Superseded);

        var entry = RevocationList.Read(second.IssuingList()).Find(seal.Certificate.SerialNumber);
        Assert.Equal(new RevocationEntry(when, X509RevocationReason.KeyCompromise), entry);
        Assert.Equal(entry, RevocationList.Read(first.IssuingList()).Find(seal.Certificate.SerialNumber));
    }

    [Fact]
    public async Task Instances_that_revoke_at_once_lose_nothing()
    {
        using var authority = Open();
        var serials = Enumerable.Range(0, 40).Select(_ => CertificateIssuing.NewSerialNumber()).ToList();

        await Task.WhenAll(serials.Select(s => Task.Run(() =>
        {
            using var other = Open();
            other.Revoke(Convert.ToHexString(s), X509RevocationReason.Unspecified);
        })));

        var list = RevocationList.Read(authority.IssuingList());
        Assert.All(serials, s => Assert.Equal(new RevocationEntry(_clock.Now, null), list.Find(s)));
    }

    [Fact]
    public void A_revoked_seal_is_followed_by_a_new_one()
    {
        using var authority = Open();
        using var seal = authority.SealFor(Name, Code);
        authority.Revoke(seal.SerialNumber, X509RevocationReason.KeyCompromise);

        using var next = authority.SealFor(Name, Code);
        using var kept = authority.SealFor(Name, Code);

        Assert.NotEqual(seal.SerialNumber, next.SerialNumber);
        Assert.Equal(next.SerialNumber, kept.SerialNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("007F")] // padded
    [InlineData("80")] // negative
    [InlineData("../../password")]
    [InlineData("xyzw")]
    [InlineData("010203040506070809101112131415161718192021")]
    public void What_is_no_serial_number_is_not_revoked(string serialNumber)
    {
        using var authority = Open();

        Assert.Throws<ArgumentException>(() => authority.Revoke(serialNumber, X509RevocationReason.Unspecified));
    }

    [Theory]
    [InlineData(X509RevocationReason.CertificateHold)]
    [InlineData(X509RevocationReason.RemoveFromCrl)]
    [InlineData((X509RevocationReason)7)]
    [InlineData((X509RevocationReason)11)]
    public void Nothing_is_revoked_for_a_while_or_for_no_reason_of_the_standard(X509RevocationReason reason)
    {
        using var authority = Open();

        Assert.Throws<ArgumentException>(() => authority.Revoke("01", reason));
    }

    [Fact]
    public void Certificates_say_where_to_ask_if_the_authority_is_published()
    {
        using var authority = Open(new Uri("http://authority.test/ca/"));
        using var timestamps = OpenTimestamps(new Uri("http://authority.test/tsa/"));
        using var seal = authority.SealFor(Name, Code);
        using var worker = authority.IssueOneTime("张演示", TimeSpan.FromMinutes(5));
        var token = Timestamps.TimestampToken.Read(Timestamps.TimestampAnswer.ReadToken(timestamps.Answer(
            Timestamps.TimestampRequest.Over(new byte[32], new byte[] { 0x42 }).Write())));

        Assert.Equal(["URI:http://authority.test/ca/issuing.crl", "OCSP - URI:http://authority.test/ca/ocsp"], PlacesIn(seal.Certificate));
        Assert.Equal(["URI:http://authority.test/ca/root.crl"], PlacesIn(seal.Issuers[0]));
        Assert.Equal(["URI:http://authority.test/tsa/root.crl"], PlacesIn(token.Cms.Certificates[0]));
        Assert.Empty(PlacesIn(worker.Certificate));
        Assert.Equal([new Uri("http://authority.test/ca/issuing.crl")], PublishedAddresses.Lists(seal.Certificate));
        Assert.Equal([new Uri("http://authority.test/ca/ocsp")], PublishedAddresses.Responders(seal.Certificate));
    }

    [Fact]
    public void What_was_kept_before_the_authority_was_published_stays_as_it_was()
    {
        using var unpublished = Open();
        using var seal = unpublished.SealFor(Name, Code);

        using var published = Open(new Uri("http://authority.test/ca/"));
        using var kept = published.SealFor(Name, Code);

        Assert.Equal(seal.CertificateDer, kept.CertificateDer);
        Assert.Empty(PlacesIn(kept.Certificate));
    }

    public void Dispose() => _folder.Dispose();

    private DevelopmentAuthority Open(Uri? publishedAt = null) => DevelopmentAuthority.CreateOrLoad(
        Path.Combine(_folder.Path, "ca"), Path.Combine(_folder.Path, "password"), _clock, publishedAt);

    private DevelopmentTimestampAuthority OpenTimestamps(Uri? publishedAt = null) =>
        DevelopmentTimestampAuthority.CreateOrLoad(
            Path.Combine(_folder.Path, "tsa"), Path.Combine(_folder.Path, "password"), _clock, publishedAt);

    private string TextOf(byte[] list, string issuerPem)
    {
        var (code, output) = Tool.Run(
            "openssl", "crl", "-inform", "DER", "-in", _folder.Write("list.crl", list), "-noout", "-text",
            "-CAfile", _folder.Write("issuer.pem", Encoding.ASCII.GetBytes(issuerPem)));
        Assert.True(code == 0 && output.Contains("verify OK", StringComparison.Ordinal), output);
        return output;
    }

    private string NumberOf(byte[] list)
    {
        var (_, output) = Tool.Run(
            "openssl", "crl", "-inform", "DER", "-in", _folder.Write("list.crl", list), "-noout", "-crlnumber");
        return Convert.ToInt64(output.Trim().Split("0x")[1], 16).ToString(CultureInfo.InvariantCulture);
    }

    private (int Code, string Output) VerifyWithLists(DevelopmentAuthority authority, SigningIdentity who) => Tool.Run(
        "openssl", "verify", "-x509_strict", "-crl_check_all", "-attime", At,
        "-CAfile", _folder.Write("root.pem", Encoding.ASCII.GetBytes(authority.RootPem)),
        "-untrusted", _folder.Write("issuing.pem", Encoding.ASCII.GetBytes(Pem(who.Issuers[0].Der))),
        "-CRLfile", _folder.Write("lists.pem", Encoding.ASCII.GetBytes(
            PemEncoding.WriteString("X509 CRL", authority.RootList()) + "\n"
            + PemEncoding.WriteString("X509 CRL", authority.IssuingList()) + "\n")),
        _folder.Write("who.pem", Encoding.ASCII.GetBytes(Pem(who.CertificateDer))));

    private string AskWithOpenssl(DevelopmentAuthority authority, SigningIdentity seal, string digest)
    {
        var issuer = _folder.Write("issuing.pem", Encoding.ASCII.GetBytes(Pem(seal.Issuers[0].Der)));
        var certificate = _folder.Write("seal.pem", Encoding.ASCII.GetBytes(Pem(seal.CertificateDer)));
        var question = Path.Combine(_folder.Path, "question");
        var (asked, complaint) = Tool.Run(
            "openssl", "ocsp", "-issuer", issuer, digest, "-cert", certificate, "-nonce", "-reqout", question);
        Assert.True(asked == 0, complaint);
        var answer = _folder.Write("answer", authority.AnswerOcsp(File.ReadAllBytes(question)));
        var (code, output) = Tool.Run(
            "openssl", "ocsp", "-reqin", question, "-respin", answer, "-issuer", issuer, digest, "-cert", certificate,
            "-no_nonce", "-CAfile", _folder.Write("root.pem", Encoding.ASCII.GetBytes(authority.RootPem)),
            "-verify_other", issuer, "-validity_period", AnyAge, "-attime", At);
        Assert.True(code == 0, output);
        return output.Replace(_folder.Path + "/", "", StringComparison.Ordinal);
    }

    private string[] PlacesIn(Certificate certificate)
    {
        var (_, output) = Tool.Run(
            "openssl", "x509", "-inform", "DER", "-in", _folder.Write("one.der", certificate.Der.Span), "-noout", "-text");
        return [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.Contains("URI:", StringComparison.Ordinal))];
    }

    private static string Pem(ReadOnlyMemory<byte> der) => PemEncoding.WriteString("CERTIFICATE", der.Span) + "\n";

    private static byte[] FromPem(string pem) => LaborContracts.Signatures.Keys.Pem.Read(pem).Single().Data;
}
