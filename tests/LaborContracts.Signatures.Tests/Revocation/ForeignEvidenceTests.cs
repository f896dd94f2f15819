using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Revocation;

/// <summary>Lists and answers made by openssl.</summary>
public sealed class ForeignEvidenceTests : IDisposable
{
    private readonly OpensslAuthority _authority = new();

    [Fact]
    public void A_list_by_openssl_is_read()
    {
        var at = Second(_authority.Now.AddHours(-3));
        var good = Of(_authority.List());
        _authority.Revoke(at, "keyCompromise");

        var now = Second(_authority.Now);
        Assert.Equal(new RevocationStatus.Good(now, now, now.AddDays(7)), good);
        Assert.Equal(new RevocationStatus.Revoked(at, X509RevocationReason.KeyCompromise), Of(_authority.List()));
    }

    [Theory]
    [InlineData("issuingDistributionPoint = critical,@point\n[point]\nonlyuser = TRUE", Oids.IssuingDistributionPoint)]
    [InlineData("issuingDistributionPoint = critical,@point\n[point]\nindirectCRL = TRUE", Oids.IssuingDistributionPoint)]
    [InlineData("issuingDistributionPoint = critical,@point\n[point]\nfullname = URI:http://x.test/1.crl", Oids.IssuingDistributionPoint)]
    [InlineData("2.5.29.27 = critical,DER:02:01:01", Oids.DeltaCrlIndicator)]
    [InlineData("2.5.29.27 = DER:02:01:01", Oids.DeltaCrlIndicator)]
    public void A_list_that_is_not_the_whole_one_counts_for_nothing(string extensions, string oid)
    {
        var list = _authority.List(extensions);

        Assert.Equal([oid], RevocationList.Read(list).UnknownCritical);
        Assert.Equal(new RevocationStatus.NotKnown(RevocationGap.NoneUsable), Of(list));
    }

    [Theory, InlineData(""), InlineData("-resp_key_id"), InlineData("-resp_no_certs"), InlineData("-rmd sha512")]
    public void An_answer_by_openssl_is_read(string options)
    {
        string[] all = ["-ndays", "1", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var unknown = _authority.Answer(null, all);
        _authority.Know();
        var good = _authority.Answer(null, all);
        var at = Second(_authority.Now.AddHours(-3));
        _authority.Revoke(at, "superseded");
        var revoked = _authority.Answer(null, all);

        Assert.Equal(new RevocationStatus.NotKnown(RevocationGap.NoneUsable), Of(unknown, isAnswer: true));
        var status = Assert.IsType<RevocationStatus.Good>(Of(good, isAnswer: true));
        Assert.Equal(status.ThisUpdate.AddDays(1), status.NextUpdate);
        Assert.Equal(
            new RevocationStatus.Revoked(at, X509RevocationReason.Superseded), Of(revoked, isAnswer: true));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void An_answer_by_a_responder_counts_if_the_issuer_authorized_it(bool authorized)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var responder = _authority.Responder(key, authorized);
        _authority.Know();

        var status = Of(_authority.Answer((responder, key), "-ndays", "1"), isAnswer: true);

        Assert.Equal(
            authorized ? nameof(RevocationStatus.Good) : nameof(RevocationStatus.NotKnown), status.GetType().Name);
    }

    [Fact]
    public void A_broken_signature_by_openssl_counts_for_nothing()
    {
        _authority.Know();

        Assert.Equal(
            new RevocationStatus.NotKnown(RevocationGap.NoneUsable),
            Of(_authority.Answer(null, "-ndays", "1", "-badsig"), isAnswer: true));
    }

    public void Dispose() => _authority.Dispose();

    // Some minutes after the authority was made: openssl takes its time.
    private RevocationStatus Of(byte[] evidence, bool isAnswer = false) => RevocationStatus.Of(
        _authority.Seal.Certificate,
        _authority.Issuer.Certificate,
        isAnswer
            ? new RevocationEvidence([], [OcspAnswer.Read(evidence)])
            : new RevocationEvidence([RevocationList.Read(evidence)], []),
        _authority.Now.AddMinutes(10),
        Second(_authority.Now));

    private static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
