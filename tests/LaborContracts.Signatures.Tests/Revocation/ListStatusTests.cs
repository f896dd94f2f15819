using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Revocation;

/// <summary>What a revocation list tells of a certificate, and which lists tell nothing.</summary>
public sealed class ListStatusTests
{
    private static readonly DateTimeOffset Now = new FixedClock().Now;
    private static readonly TimeSpan FarTooLong = TimeSpan.FromSeconds(20); // it takes less than one

    private readonly TestPki _pki = new(Now);
    private readonly SigningIdentity _seal;

    public ListStatusTests() => _seal = _pki.Issue(CertificatePurpose.Seal, fromHours: -500, toHours: 500);

    [Fact]
    public void A_list_without_the_certificate_says_good() => Assert.Equal(
        new RevocationStatus.Good(Now, Now, Now.AddDays(1)), Of(RevocationForgery.List(_pki.Root, Now)));

    [Fact]
    public void A_list_with_the_certificate_says_when_and_why_it_was_revoked() => Assert.Equal(
        new RevocationStatus.Revoked(Now.AddMinutes(-5), X509RevocationReason.KeyCompromise),
        Of(Listing(RevocationForgery.Reason(X509RevocationReason.KeyCompromise))));

    [Fact]
    public void A_hold_is_a_revocation() => Assert.Equal(
        new RevocationStatus.Revoked(Now.AddMinutes(-5), X509RevocationReason.CertificateHold),
        Of(Listing(RevocationForgery.Reason(X509RevocationReason.CertificateHold))));

    [Fact]
    public void The_earliest_revocation_wins_over_a_later_good_list_and_whatever_its_age()
    {
        var first = RevocationForgery.List(_pki.Root, Now.AddDays(-9), [(_seal.Certificate.SerialNumber, null)]);
        var good = RevocationForgery.List(_pki.Root, Now);

        Assert.Equal(
            new RevocationStatus.Revoked(Now.AddDays(-9).AddMinutes(-5), null), Of(good, Listing(null), first, good));
    }

    [Fact]
    public void Nothing_about_its_issuer_is_nothing()
    {
        using var other = _pki.Issue(CertificatePurpose.IssuingAuthority);

        Assert.Equal(Gap(RevocationGap.NoneThere), Of());
        Assert.Equal(Gap(RevocationGap.NoneThere), Of(RevocationForgery.List(other, Now)));
    }

    [Fact]
    public void A_list_by_another_key_under_the_issuers_name_counts_for_nothing()
    {
        var namesake = new TestPki(Now).Root; // of the same name
        using var subject = _pki.Issue(CertificatePurpose.IssuingAuthority);

        Assert.True(namesake.Certificate.Subject.Span.SequenceEqual(_pki.Root.Certificate.Subject.Span));
        Assert.Equal(Gap(RevocationGap.NoneUsable), Of(RevocationForgery.List(namesake, Now)));
        Assert.Equal(
            Gap(RevocationGap.NoneUsable), Of(RevocationForgery.List(namesake, Now, [(_seal.Certificate.SerialNumber, null)])));
        Assert.Equal(
            Gap(RevocationGap.NoneUsable), Of(RevocationForgery.List(subject, Now, named: _pki.Root.Certificate)));
    }

    [Fact]
    public void An_issuer_that_may_not_sign_lists_has_none()
    {
        using var issuer = _pki.IssueWith(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var subject = _pki.Issue(CertificatePurpose.Seal, issuer: issuer);
        var evidence = Evidence(RevocationForgery.List(issuer, Now));

        Assert.Equal(
            Gap(RevocationGap.NoneUsable),
            RevocationStatus.Of(subject.Certificate, issuer.Certificate, evidence, Now, Now));
    }

    [Theory]
    [InlineData(-25, null, 24, "Stale")] // ended before it is needed
    [InlineData(-24, null, 24, "Good")] // to the second
    [InlineData(-25, -26, 24, "Good")] // needed for a time before it
    [InlineData(-25, -2, 24, "Good")] // ended since, but not then
    [InlineData(-25, -2, null, "Stale")] // no end is said: newer ones were always to be had
    [InlineData(0, 0, null, "Good")]
    [InlineData(-501, -501, 9999, "Stale")] // from before the certificate
    [InlineData(1, 0, 24, "NoneUsable")] // from the future
    public void A_list_is_good_for_the_time_it_covers(int fromHours, int? neededHours, int? lifetime, string expected)
    {
        var list = RevocationForgery.List(
            _pki.Root, Now.AddHours(fromHours), lifetime: TimeSpan.FromHours(lifetime ?? 0), hasEnd: lifetime is not null);

        var status = RevocationStatus.Of(
            _seal.Certificate, _pki.Root.Certificate, Evidence(list), Now, Now.AddHours(neededHours ?? 0));

        Assert.Equal(expected, status is RevocationStatus.NotKnown n ? n.Why.ToString() : status.GetType().Name);
    }

    [Fact]
    public void A_list_from_after_the_certificates_end_says_nothing_good()
    {
        using var past = _pki.Issue(CertificatePurpose.Seal, fromHours: -48, toHours: -24);
        var evidence = Evidence(RevocationForgery.List(_pki.Root, Now));

        Assert.Equal(
            Gap(RevocationGap.Stale),
            RevocationStatus.Of(past.Certificate, _pki.Root.Certificate, evidence, Now, Now.AddHours(-36)));
    }

    [Fact]
    public void A_minute_is_forgiven_to_clocks_that_differ()
    {
        Assert.IsType<RevocationStatus.Good>(Of(RevocationForgery.List(_pki.Root, Now.AddSeconds(60))));
        Assert.Equal(Gap(RevocationGap.NoneUsable), Of(RevocationForgery.List(_pki.Root, Now.AddSeconds(61))));
    }

    [Theory]
    [InlineData("2.999.1")]
    [InlineData(Oids.DeltaCrlIndicator)]
    [InlineData(Oids.IssuingDistributionPoint)]
    public void A_list_that_says_something_critical_which_is_not_understood_counts_for_nothing(string oid)
    {
        var list = RevocationForgery.List(
            _pki.Root,
            Now,
            [(_seal.Certificate.SerialNumber, null)],
            [(Oids.CrlNumber, [0x02, 0x01, 0x01]), (oid, RevocationForgery.DerNull)]);

        Assert.Equal([oid], RevocationList.Read(list).UnknownCritical);
        Assert.Equal(Gap(RevocationGap.NoneUsable), Of(list));
    }

    [Theory]
    [InlineData("2.999.1")]
    [InlineData(Oids.CertificateIssuer)]
    public void So_does_one_with_such_an_entry_about_whomever(string oid)
    {
        var list = RevocationForgery.List(_pki.Root, Now, [(new byte[] { 1 }, (oid, RevocationForgery.DerNull))]);

        Assert.Equal([oid], RevocationList.Read(list).UnknownCritical);
        Assert.Equal(Gap(RevocationGap.NoneUsable), Of(list));
    }

    [Fact]
    public void An_entry_that_takes_a_certificate_off_has_no_place_in_a_complete_list() => Assert.Equal(
        Gap(RevocationGap.NoneUsable), Of(Listing(RevocationForgery.Reason(X509RevocationReason.RemoveFromCrl))));

    [Fact]
    public void A_cut_or_doubled_list_cannot_be_read()
    {
        var list = Listing(RevocationForgery.Reason(X509RevocationReason.Superseded));

        for (var length = 0; length < list.Length; length++)
            Assert.Throws<DerFormatException>(() => RevocationList.Read(list.AsMemory(0, length)));
        Assert.Throws<DerFormatException>(() => RevocationList.Read((byte[])[.. list, .. list]));
    }

    [Fact]
    public void No_flipped_bit_turns_a_revocation_into_good_or_good_into_another_good()
    {
        var (good, revoked) = (RevocationForgery.List(_pki.Root, Now), Listing(null));
        var (isGood, isRevoked) = (Of(good), Of(revoked));

        Flipped.Each(good, list => Assert.True(Of(list) is not RevocationStatus.Good s || s == isGood));
        Flipped.Each(revoked, list => Assert.True(Of(list) is RevocationStatus.NotKnown || Of(list) == isRevoked));
    }

    [Fact]
    public async Task A_list_as_long_as_is_permitted_is_gone_through_once()
    {
        var list = RevocationForgery.List(
            _pki.Root,
            Now,
            Enumerable.Range(0, 450_000).Select(i => (
                (ReadOnlyMemory<byte>)new byte[] { 0x40, (byte)(i >> 16), (byte)(i >> 8 & 0xFF), (byte)(i & 0xFF), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 },
                ((string, byte[])?)null)));
        Assert.InRange(list.Length, RevocationList.Largest * 9 / 10, RevocationList.Largest);

        var status = await Task.Run(() => Of(list)).WaitAsync(FarTooLong, TestContext.Current.CancellationToken);

        Assert.IsType<RevocationStatus.Good>(status);
    }

    [Fact]
    public void A_longer_one_is_not_read() =>
        Assert.Throws<DerFormatException>(() => RevocationList.Read(new byte[RevocationList.Largest + 1]));

    [Fact]
    public void A_signature_under_a_broken_key_is_not_accepted()
    {
        var issuer = _pki.Root.Certificate;
        var key = issuer.PublicKeyInfo.ToArray();
        key[^1] ^= 1; // off the curve
        var der = issuer.Der.ToArray();
        key.CopyTo(der, der.AsSpan().IndexOf(issuer.PublicKeyInfo.Span));
        var list = RevocationList.Read(RevocationForgery.List(_pki.Root, Now));

        Assert.Equal(SignatureCheck.NotAccepted, list.SignedBy(Certificate.Read(der)));
    }

    [Fact]
    public void Nor_is_one_under_a_key_without_its_curve()
    {
        var key = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteAlgorithm(Oids.EcPublicKey);
                writer.WriteBitString([0x04]);
            }
        });

        Assert.Equal(SignatureCheck.NotAccepted, Algorithms.Verify(key, Oids.EcdsaSha256, null, "x"u8, "x"u8));
    }

    private byte[] Listing((string, byte[])? extension) =>
        RevocationForgery.List(_pki.Root, Now, [(_seal.Certificate.SerialNumber, extension)]);

    private RevocationStatus Of(params byte[][] lists) =>
        RevocationStatus.Of(_seal.Certificate, _pki.Root.Certificate, Evidence(lists), Now, Now);

    private static RevocationEvidence Evidence(params byte[][] lists) =>
        new([.. lists.Select(l => RevocationList.Read(l))], []);

    private static RevocationStatus.NotKnown Gap(RevocationGap why) => new(why);
}
