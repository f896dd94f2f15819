using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Revocation;

/// <summary>What an OCSP answer tells of a certificate, and which answers tell nothing.</summary>
public sealed class AnswerStatusTests
{
    private static readonly DateTimeOffset Now = new FixedClock().Now;
    private static readonly X509Extension ForOcsp =
        new X509EnhancedKeyUsageExtension([new Oid(Oids.OcspSigning)], critical: false);

    private static readonly X509Extension NoCheck = new(Oids.OcspNoCheck, RevocationForgery.DerNull, critical: false);

    private readonly TestPki _pki = new(Now);
    private readonly SigningIdentity _seal;

    public AnswerStatusTests() => _seal = _pki.Issue(CertificatePurpose.Seal, fromHours: -500, toHours: 500);

    private OcspCertificateId Id => OcspCertificateId.Of(_seal.Certificate, _pki.Root.Certificate);

    [Fact]
    public void The_issuers_own_answer_counts()
    {
        Assert.Equal(
            new RevocationStatus.Good(Now, Now.AddSeconds(1), Now.AddHours(1)),
            Of(RevocationForgery.Answer(_pki.Root, Id, Now, nextUpdate: Now.AddHours(1), producedAt: Now.AddSeconds(1))));
        Assert.Equal(
            new RevocationStatus.Revoked(Now.AddMinutes(-5), null),
            Of(RevocationForgery.Answer(_pki.Root, Id, Now, OcspStatus.Revoked)));
        Assert.Equal(
            Gap(RevocationGap.NoneUsable), Of(RevocationForgery.Answer(_pki.Root, Id, Now, OcspStatus.Unknown)));
    }

    [Fact]
    public void A_revoked_answer_wins_over_a_good_one_and_a_good_list()
    {
        var evidence = RevocationEvidence.Joined(
            Evidence(RevocationForgery.Answer(_pki.Root, Id, Now)),
            new RevocationEvidence([RevocationList.Read(RevocationForgery.List(_pki.Root, Now))], []),
            Evidence(RevocationForgery.Answer(_pki.Root, Id, Now.AddDays(-3), OcspStatus.Revoked)),
            RevocationEvidence.Empty);

        Assert.Equal(
            new RevocationStatus.Revoked(Now.AddDays(-3).AddMinutes(-5), null),
            RevocationStatus.Of(_seal.Certificate, _pki.Root.Certificate, evidence, Now, Now));
    }

    [Fact]
    public void An_answer_about_another_certificate_or_by_an_unknown_hash_is_about_nothing()
    {
        using var other = _pki.Issue(CertificatePurpose.Seal);
        var namesake = new TestPki(Now).Root.Certificate;

        Assert.All(
            new[]
            {
                OcspCertificateId.Of(other.Certificate, _pki.Root.Certificate),
                OcspCertificateId.Of(_seal.Certificate, namesake),
                Id with { HashAlgorithm = Oids.Sha512 },
            },
            id => Assert.Equal(Gap(RevocationGap.NoneThere), Of(RevocationForgery.Answer(_pki.Root, id, Now))));
    }

    [Fact]
    public void SHA_256_names_the_certificate_too()
    {
        var issuer = _pki.Root.Certificate;
        var id = new OcspCertificateId(
            Oids.Sha256,
            SHA256.HashData(issuer.Subject.Span),
            SHA256.HashData(issuer.PublicKeyBits.Span),
            _seal.Certificate.SerialNumber);

        Assert.IsType<RevocationStatus.Good>(Of(RevocationForgery.Answer(_pki.Root, id, Now)));
    }

    [Fact]
    public void An_answer_by_another_key_under_the_issuers_name_counts_for_nothing() => Assert.Equal(
        Gap(RevocationGap.NoneUsable),
        Of(RevocationForgery.Answer(new TestPki(Now).Root, Id, Now, OcspStatus.Revoked)));

    [Fact]
    public void A_responder_counts_that_the_issuer_authorized()
    {
        using var responder = _pki.IssueWith(ForOcsp, NoCheck);

        Assert.IsType<RevocationStatus.Good>(OfDelegated(responder));
    }

    public static TheoryData<string, X509Extension[]> UnauthorizedExtensions => new()
    {
        { "not for OCSP", [NoCheck] },
        {
            "for anything",
            [new X509EnhancedKeyUsageExtension([new Oid(Oids.AnyPurpose)], critical: false), NoCheck]
        },
        { "would have to be looked up", [ForOcsp] },
        { "not for signatures", [ForOcsp, NoCheck, new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, critical: true)] },
        { "critical and unknown", [ForOcsp, NoCheck, new X509Extension("2.999.1", RevocationForgery.DerNull, critical: true)] },
    };

    [Theory, MemberData(nameof(UnauthorizedExtensions))]
    public void A_responder_that_is_not_authorized_counts_for_nothing(string why, X509Extension[] extensions)
    {
        using var responder = _pki.IssueWith(extensions);

        Assert.True(OfDelegated(responder) == Gap(RevocationGap.NoneUsable), why);
    }

    [Fact]
    public void A_responder_of_another_issuer_counts_for_nothing()
    {
        var namesake = new TestPki(Now);
        using var responder = namesake.IssueWith(ForOcsp, NoCheck);

        Assert.Equal(Gap(RevocationGap.NoneUsable), OfDelegated(responder, namesake.Root.Certificate));
    }

    [Fact]
    public void A_responder_whose_certificate_was_not_valid_when_it_answered_counts_for_nothing()
    {
        using var responder = _pki.IssueWith(ForOcsp, NoCheck); // for an hour to both sides

        Assert.Equal(
            Gap(RevocationGap.NoneUsable),
            Of(RevocationForgery.Answer(
                responder, Id, Now.AddHours(-2), nextUpdate: Now.AddDays(1), beside: [responder.Certificate])));
    }

    [Fact]
    public void The_certificate_of_the_responder_alone_lends_nothing_to_another_key()
    {
        using var responder = _pki.IssueWith(ForOcsp, NoCheck);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var pretender = new SigningIdentity(new LocalKey(key), responder.Certificate, []);

        Assert.Equal(Gap(RevocationGap.NoneUsable), OfDelegated(pretender));
    }

    [Fact]
    public void What_is_critical_and_not_understood_makes_the_answer_useless()
    {
        (string, byte[])[] unknown = [("2.999.1", RevocationForgery.DerNull)];

        Assert.Equal(
            Gap(RevocationGap.NoneUsable), Of(RevocationForgery.Answer(_pki.Root, Id, Now, extensions: unknown)));
        Assert.Equal(
            Gap(RevocationGap.NoneUsable), Of(RevocationForgery.Answer(_pki.Root, Id, Now, singleExtensions: unknown)));
        Assert.IsType<RevocationStatus.Good>(
            Of(RevocationForgery.Answer(_pki.Root, Id, Now, extensions: [(Oids.OcspNonce, [0x04, 0x01, 0x01])])));
    }

    [Theory]
    [InlineData(-25, -1, "Stale")]
    [InlineData(-25, 0, "Good")]
    [InlineData(-25, null, "Stale")] // newer information was always to be had
    [InlineData(0, null, "Good")]
    [InlineData(2, 3, "NoneUsable")] // from the future
    public void An_answer_is_good_for_the_time_it_covers(int fromHours, int? nextHours, string expected)
    {
        var status = Of(RevocationForgery.Answer(
            _pki.Root,
            Id,
            Now.AddHours(fromHours),
            nextUpdate: nextHours is { } hours ? Now.AddHours(hours) : null));

        Assert.Equal(expected, status is RevocationStatus.NotKnown n ? n.Why.ToString() : status.GetType().Name);
    }

    [Fact]
    public void An_answer_produced_in_the_future_about_the_past_counts_for_nothing() => Assert.Equal(
        Gap(RevocationGap.NoneUsable), Of(RevocationForgery.Answer(_pki.Root, Id, Now, producedAt: Now.AddHours(1))));

    [Fact]
    public void A_cut_or_too_long_answer_cannot_be_read()
    {
        var answer = RevocationForgery.Answer(_pki.Root, Id, Now, nextUpdate: Now, beside: [_pki.Root.Certificate]);

        for (var length = 0; length < answer.Length; length++)
            Assert.Throws<DerFormatException>(() => OcspAnswer.Read(answer.AsMemory(0, length)));
        Assert.Throws<DerFormatException>(() => OcspAnswer.Read(new byte[OcspAnswer.Largest + 1]));
        Assert.Throws<DerFormatException>(
            () => OcspAnswer.Read(RevocationForgery.Answer(_pki.Root, Id, Now, responses: 65)));
        Assert.Throws<DerFormatException>(() => OcspAnswer.Read(RevocationForgery.Answer(
            _pki.Root, Id, Now, beside: [.. Enumerable.Repeat(_pki.Root.Certificate, 9)])));
    }

    [Fact]
    public void No_flipped_bit_turns_a_revocation_into_good_or_good_into_another_good()
    {
        using var responder = _pki.IssueWith(ForOcsp, NoCheck);
        byte[] Make(OcspStatus status) => RevocationForgery.Answer(
            responder, Id, Now, status, nextUpdate: Now.AddHours(1), beside: [responder.Certificate]);
        var (good, revoked) = (Make(OcspStatus.Good), Make(OcspStatus.Revoked));
        var (isGood, isRevoked) = (Of(good), Of(revoked));

        Flipped.Each(good, answer => Assert.True(Of(answer) is not RevocationStatus.Good s || s == isGood));
        Flipped.Each(revoked, answer => Assert.True(Of(answer) is RevocationStatus.NotKnown || Of(answer) == isRevoked));
    }

    private RevocationStatus OfDelegated(SigningIdentity responder, params Certificate[] more) =>
        Of(RevocationForgery.Answer(responder, Id, Now, beside: [responder.Certificate, .. more]));

    private RevocationStatus Of(byte[] answer) =>
        RevocationStatus.Of(_seal.Certificate, _pki.Root.Certificate, Evidence(answer), Now, Now);

    private static RevocationEvidence Evidence(byte[] answer) => new([], [OcspAnswer.Read(answer)]);

    private static RevocationStatus.NotKnown Gap(RevocationGap why) => new(why);
}
