using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>A good signature with a timestamp that is not.</summary>
public sealed class TimestampValidationTests(SigningRoom room)
{
    private readonly TestPki _pki = new(room.Clock.Now);

    [Fact]
    public void A_token_of_the_test_authority_passes_so_that_each_fault_below_decides_alone()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping);

        var report = Judge(value => Token(authority, value, room.Clock.Now));

        Assert.Equal(
            (Indication.TotalPassed, "PAdES-B-T", room.Clock.Now),
            (report.Indication, report.Level, report.TimestampTime));
    }

    [Fact]
    public void A_token_by_an_authority_that_is_not_pinned_does_not_pass()
    {
        using var authority = new TestPki(room.Clock.Now).Issue(CertificatePurpose.Timestamping);

        AssertOpen(SubIndication.NoCertificateChainFound, Judge(value => Token(authority, value, room.Clock.Now)));
    }

    [Fact]
    public void A_token_by_a_certificate_that_is_not_for_timestamps_alone_does_not_pass()
    {
        var purpose = new Oid(Oids.TimeStamping);
        using var seal = _pki.Issue(CertificatePurpose.Seal);
        using var notCritical = _pki.IssueWith(
            TestPki.SigningUsage, new X509EnhancedKeyUsageExtension([purpose], critical: false));
        using var both = _pki.IssueWith(
            TestPki.SigningUsage, new X509EnhancedKeyUsageExtension(
                [purpose, new Oid(Oids.EmailProtection)], critical: true));

        foreach (var authority in new[] { seal, notCritical, both })
            AssertOpen(SubIndication.ChainConstraintsFailure, Judge(value => Token(authority, value, room.Clock.Now)));
    }

    [Fact]
    public void A_token_over_something_else_does_not_pass()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping);

        AssertOpen(SubIndication.SigConstraintsFailure, Judge(_ => Token(authority, [1, 2, 3], room.Clock.Now)));
    }

    [Fact]
    public void A_token_whose_own_signature_is_broken_does_not_pass()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping);

        var report = Judge(value =>
        {
            var token = Token(authority, value, room.Clock.Now);
            token[^1] ^= 1; // the last byte of the signature value
            return token;
        });

        AssertOpen(SubIndication.SigConstraintsFailure, report);
    }

    [Fact]
    public void Bytes_that_are_no_token_do_not_pass_for_none() =>
        AssertOpen(SubIndication.SigConstraintsFailure, Judge(_ => [0x30, 0x00]));

    [Fact]
    public void A_token_from_the_future_does_not_pass()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping, toHours: 10);

        AssertOpen(
            SubIndication.TimestampOrderFailure,
            Judge(value => Token(authority, value, room.Clock.Now.AddHours(2)), toHours: 10));
    }

    [Fact]
    public void A_token_from_outside_its_authoritys_validity_does_not_pass()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping, fromHours: -1, toHours: 1);

        AssertOpen(
            SubIndication.NotYetValid,
            Judge(value => Token(authority, value, room.Clock.Now.AddHours(-2)), fromHours: -10));
    }

    [Fact]
    public void A_token_older_than_the_signers_certificate_fails_for_good()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping, fromHours: -10);

        var report = Judge(value => Token(authority, value, room.Clock.Now.AddHours(-5)));

        Assert.Equal((Indication.TotalFailed, SubIndication.NotYetValid), (report.Indication, report.SubIndication));
    }

    [Fact]
    public void A_token_younger_than_the_signers_certificate_does_not_pass()
    {
        using var authority = _pki.Issue(CertificatePurpose.Timestamping);

        var report = Judge(value => Token(authority, value, room.Clock.Now), fromHours: -10, toHours: -5);

        Assert.Equal(
            (Indication.Indeterminate, SubIndication.OutOfBoundsNoPoe), (report.Indication, report.SubIndication));
    }

    private SignatureReport Judge(Func<byte[], byte[]> token, int fromHours = -1, int toHours = 1)
    {
        using var signer = _pki.Issue(fromHours: fromHours, toHours: toHours);
        var policy = new SignaturePolicy(_pki.Roots, _pki.Roots, room.Clock.Now);
        return Assert.Single(room.Validate(Forgery.Sign(signer, token), policy));
    }

    private static void AssertOpen(SubIndication expected, SignatureReport report)
    {
        Assert.Equal(
            (Indication.Indeterminate, expected, null),
            (report.Indication, report.SubIndication, report.TimestampTime));
        Assert.Equal("PAdES-B-B", report.Level);
    }

    private static byte[] Token(SigningIdentity authority, byte[] data, DateTimeOffset at)
    {
        var info = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteObjectIdentifier("2.999");
                using (writer.PushSequence())
                {
                    writer.WriteAlgorithm(Oids.Sha256);
                    writer.WriteOctetString(SHA256.HashData(data));
                }

                writer.WriteInteger(7);
                writer.WriteGeneralizedTime(at);
            }
        });
        var cms = CmsWriter.Enveloping(authority, Oids.TstInfo, info);
        return cms.Write(authority.Sign(cms.ToBeSigned), null);
    }
}
