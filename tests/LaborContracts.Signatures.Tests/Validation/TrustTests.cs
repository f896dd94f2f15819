using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>A signature that holds, by a certificate that does not deserve trust for it.</summary>
public sealed class TrustTests(SigningRoom room)
{
    private readonly TestPki _pki = new(room.Clock.Now);

    [Fact]
    public void Other_roots_than_the_pinned_ones_count_for_nothing()
    {
        var reports = room.Validate(room.SignedTwice, room.Policy with { TrustRoots = _pki.Roots });

        Assert.Equal(2, reports.Count);
        Assert.All(
            reports,
            r => Assert.Equal(
                (Indication.Indeterminate, SubIndication.NoCertificateChainFound), (r.Indication, r.SubIndication)));
    }

    [Fact]
    public void A_root_that_comes_with_the_signature_is_not_trusted_for_that()
    {
        using var signer = _pki.Issue(); // brings its root along

        var report = Assert.Single(room.Validate(Forgery.Sign(signer)));

        Assert.Equal(SubIndication.NoCertificateChainFound, report.SubIndication);
    }

    [Fact]
    public void A_timestamp_root_is_no_root_for_signers()
    {
        using var signer = _pki.Issue();

        var report = Assert.Single(
            room.Validate(Forgery.Sign(signer), room.Policy with { TimestampRoots = _pki.Roots, At = room.Clock.Now }));

        Assert.Equal(SubIndication.NoCertificateChainFound, report.SubIndication);
    }

    [Theory]
    [InlineData(-3, -2, SubIndication.OutOfBoundsNoPoe)]
    [InlineData(2, 3, SubIndication.NotYetValid)]
    public void A_certificate_that_is_not_valid_now_does_not_pass_without_a_timestamp(
        int from, int to, SubIndication expected)
    {
        using var signer = _pki.Issue(fromHours: from, toHours: to);

        Assert.Equal((Indication.Indeterminate, expected), Judge(Forgery.Sign(signer)));
    }

    [Fact]
    public void A_certificate_that_has_run_out_since_the_timestamp_still_passes() =>
        Assert.Equal(
            [Indication.TotalPassed, Indication.TotalPassed],
            room.Validate(room.SignedTwice, room.Policy with { At = room.Clock.Now.AddYears(5) }).Select(r => r.Indication));

    [Fact]
    public void A_certificate_issued_by_one_that_is_no_authority_does_not_pass()
    {
        using var worker = _pki.Issue();
        using var boss = _pki.Issue(issuer: worker);

        Assert.Equal((Indication.Indeterminate, SubIndication.ChainConstraintsFailure), Judge(Forgery.Sign(boss)));
    }

    [Fact]
    public void A_path_longer_than_an_authority_permits_does_not_pass()
    {
        using var first = _pki.Issue(CertificatePurpose.IssuingAuthority);
        using var second = _pki.Issue(CertificatePurpose.IssuingAuthority, issuer: first);
        using var signer = _pki.Issue(issuer: second);

        Assert.Equal((Indication.Indeterminate, SubIndication.ChainConstraintsFailure), Judge(Forgery.Sign(signer)));
    }

    [Fact]
    public void An_authority_that_only_shares_the_name_of_the_root_does_not_pass()
    {
        using var impostor = new TestPki(room.Clock.Now).Issue();

        Assert.Equal((Indication.Indeterminate, SubIndication.NoCertificateChainFound), Judge(Forgery.Sign(impostor)));
    }

    public static TheoryData<string> WrongExtensions => [.. Extensions.Keys];

    private static readonly Dictionary<string, X509Extension[]> Extensions = new()
    {
        ["no key usage"] = [],
        ["another key usage"] = [new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true)],
        ["for servers"] = [TestPki.SigningUsage, new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1")], critical: false)],
        ["for timestamps"] = [TestPki.SigningUsage, new X509EnhancedKeyUsageExtension(
            [new Oid(Oids.TimeStamping)], critical: true)],
        ["unknown and critical"] = [TestPki.SigningUsage, new X509Extension("2.999.1", [0x05, 0x00], critical: true)],
        ["name constraints"] = [TestPki.SigningUsage, new X509Extension("2.5.29.30", [0x30, 0x00], critical: true)],
    };

    [Theory, MemberData(nameof(WrongExtensions))]
    public void A_certificate_for_something_else_does_not_pass(string name)
    {
        using var signer = _pki.IssueWith(Extensions[name]);

        Assert.Equal((Indication.Indeterminate, SubIndication.ChainConstraintsFailure), Judge(Forgery.Sign(signer)));
    }

    [Fact]
    public void A_certificate_for_documents_passes()
    {
        using var signer = _pki.IssueWith(
            TestPki.SigningUsage, new X509EnhancedKeyUsageExtension([new Oid(Oids.DocumentSigning)], critical: false));

        Assert.Equal((Indication.TotalPassed, null), Judge(Forgery.Sign(signer)));
    }

    [Fact]
    public void Where_revocation_information_is_asked_for_its_absence_is_indeterminate()
    {
        using var seal = _pki.Issue(CertificatePurpose.Seal);
        using var oneTime = _pki.Issue();
        var policy = room.Policy with
        {
            TrustRoots = _pki.Roots,
            At = room.Clock.Now,
            Revocation = RevocationMode.Require,
        };

        Assert.Equal(SubIndication.TryLater, room.Validate(Forgery.Sign(seal), policy).Single().SubIndication);
        Assert.Equal(Indication.TotalPassed, room.Validate(Forgery.Sign(oneTime), policy).Single().Indication);
    }

    [Fact]
    public void A_trust_root_that_is_none_is_refused()
    {
        Assert.Throws<FormatException>(() => TrustRoots.FromPem("no certificate"));
        Assert.Throws<DerFormatException>(
            () => TrustRoots.FromPem("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----"));
    }

    private (Indication, SubIndication?) Judge(byte[] pdf)
    {
        var report = Assert.Single(
            room.Validate(pdf, room.Policy with { TrustRoots = _pki.Roots, At = room.Clock.Now }));
        return (report.Indication, report.SubIndication);
    }
}
