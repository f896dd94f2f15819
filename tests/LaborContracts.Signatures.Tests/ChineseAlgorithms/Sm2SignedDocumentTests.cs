using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Org.BouncyCastle.Cms;
using Xunit;

namespace LaborContracts.Signatures.Tests.ChineseAlgorithms;

/// <summary>Whole files with SM2 in them: ours judged by others, others' judged by us.</summary>
public sealed class Sm2SignedDocumentTests : IDisposable
{
    private readonly SigningRoom _room;
    private readonly TemporaryFolder _folder = new();
    private readonly DevelopmentAuthority _authority;
    private readonly DevelopmentTimestampAuthority _timestamps;
    private readonly OpensslSm2 _openssl;

    public Sm2SignedDocumentTests(SigningRoom room)
    {
        _room = room;
        _openssl = new OpensslSm2(_folder);
        var password = Path.Combine(_folder.Path, "password");
        _authority = DevelopmentAuthority.CreateOrLoad(
            Path.Combine(_folder.Path, "ca"), password, room.Clock, profile: SignatureScheme.Sm2);
        _timestamps = DevelopmentTimestampAuthority.CreateOrLoad(
            Path.Combine(_folder.Path, "tsa"), password, room.Clock, profile: SignatureScheme.Sm2);
    }

    [Fact]
    public async Task A_contract_signed_and_stamped_with_SM2_throughout_passes()
    {
        var reports = _room.Validate(await SignTwiceAsync(), Policy);

        Assert.Equal(["worker", "employer"], reports.Select(r => r.Field));
        Assert.All(
            reports,
            r => Assert.Equal((Indication.TotalPassed, null, "PAdES-B-T"), (r.Indication, r.SubIndication, r.Level)));
        Assert.All(reports, r => Assert.Equal(_room.Clock.Now, r.TimestampTime));
        Assert.Equal([false, true], reports.Select(r => r.CoversWholeDocument));
    }

    [Fact]
    public async Task A_worker_with_SM2_and_an_employer_with_RSA_pass_in_one_file()
    {
        using var worker = Worker();
        using var seal = _room.Authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);
        var once = await _room.SignAsync(TwoFieldPdf.Make(), "worker", worker);
        var twice = await _room.SignAsync(once, "employer", seal);
        var roots = TrustRoots.FromPem(_authority.RootPem, _room.Authority.RootPem);

        var reports = _room.Validate(twice, _room.Policy with { TrustRoots = roots });

        Assert.Equal([SignatureScheme.Sm2, SignatureScheme.Rsa], [worker.Scheme, seal.Scheme]);
        Assert.Equal(["worker", "employer"], reports.Select(r => r.Field));
        Assert.All(reports, r => Assert.Equal((Indication.TotalPassed, "PAdES-B-T"), (r.Indication, r.Level)));
    }

    [Fact]
    public async Task One_byte_changed_under_the_signature_fails()
    {
        var changed = await SignTwiceAsync();
        var claimed = changed.AsSpan().IndexOf("(D:2026"u8); // the first signature's /M, under both signatures
        changed[claimed + 6] = (byte)'5';

        var reports = _room.Validate(changed, Policy);

        Assert.Equal(2, reports.Count);
        Assert.All(
            reports,
            r => Assert.Equal((Indication.TotalFailed, SubIndication.HashFailure), (r.Indication, r.SubIndication)));
    }

    [Theory, InlineData(0), InlineData(1)]
    public async Task Openssl_finds_the_content_under_its_digest_and_the_signature_over_the_attributes(int index)
    {
        var (content, cms) = Extracted.Signature(await SignTwiceAsync(), index);
        var read = CmsSignature.Read(cms);
        var signer = read.Certificates.Single(read.Signer.Names);

        // Its cms command cannot be told SM2's user id, so the attributes' signature is for pkeyutl to judge.
        Assert.Equal(0, Digested(content).Code);
        Assert.NotEqual(0, Digested([.. content, 0]).Code);
        var attributes = read.SignedBytes!.Value.ToArray();
        Assert.True(_openssl.Verifies(signer.Der, attributes, read.Signature.ToArray()));
        Assert.False(_openssl.Verifies(signer.Der, attributes, read.Signature.ToArray(), "another"));
        Assert.False(_openssl.Verifies(signer.Der, [.. attributes, 0], read.Signature.ToArray()));

        (int Code, string Output) Digested(byte[] bytes) => Tool.Run(
            "openssl", "cms", "-verify", "-no_attr_verify", "-noverify", "-binary", "-inform", "DER", "-in",
            _folder.Write("cms", cms), "-content", _folder.Write("content", bytes), "-out", "/dev/null");
    }

    [Theory, InlineData(0), InlineData(1)]
    public async Task BouncyCastle_verifies_the_whole_signature(int index)
    {
        var (content, cms) = Extracted.Signature(await SignTwiceAsync(), index);

        var data = new CmsSignedData(new CmsProcessableByteArray(content), cms);
        var signer = data.GetSignerInfos().GetSigners().Single();
        var certificate = data.GetCertificates().EnumerateMatches(signer.SignerID).Single();

        Assert.True(signer.Verify(certificate));
        Assert.Equal(Oids.Sm3, signer.DigestAlgorithmID.Algorithm.Id);
        Assert.Equal((Oids.Sm2Sm3, null), (signer.SignatureAlgorithm.Algorithm.Id, signer.SignatureAlgorithm.Parameters));
    }

    [Fact]
    public async Task A_token_by_an_SM2_authority_that_is_not_pinned_does_not_pass()
    {
        var policy = Policy with { TimestampRoots = new TestPki(_room.Clock.Now).Roots };

        foreach (var report in _room.Validate(await SignTwiceAsync(), policy))
            Assert.Equal(("timestamp.path", SubIndication.NoCertificateChainFound), (report.Reason!.Code, report.SubIndication));
    }

    [Fact]
    public void A_signature_under_certificates_all_made_by_openssl_passes()
    {
        var report = SignWithOpenssl();

        Assert.Equal(
            (Indication.TotalPassed, "PAdES-B-B", "Foreign"), (report.Indication, report.Level, report.SignerName));
    }

    [Fact]
    public void A_certificate_issued_under_another_user_id_leads_nowhere() => Assert.Equal(
        (Indication.Indeterminate, SubIndication.NoCertificateChainFound),
        Outcome(SignWithOpenssl(issuingUser: "another")));

    [Fact]
    public void A_signature_under_another_user_id_fails() => Assert.Equal(
        (Indication.TotalFailed, SubIndication.SigCryptoFailure),
        Outcome(SignWithOpenssl(signingUser: "another")));

    public static TheoryData<string> Forms => [.. Varieties.Keys];

    private static readonly Dictionary<string, (Func<RawCms, RawCms> With, (Indication, SubIndication?) Outcome)> Varieties = new()
    {
        ["as we make it"] = (c => c, (Indication.TotalPassed, null)),
        ["NULL for parameters"] = (c => c with { NullParameters = true }, (Indication.TotalPassed, null)),
        ["the key's algorithm for the signature's"] = (
            c => c with { Signature = Oids.Sm2Signature }, (Indication.TotalPassed, null)),
        ["in the form of GB/T 35275"] = (
            c => c with { Form = Oids.GbSignedData, DataType = Oids.GbData, Signature = Oids.Sm2Signature },
            (Indication.TotalPassed, null)),
        ["in half of that form"] = (
            c => c with { Form = Oids.GbSignedData }, (Indication.TotalFailed, SubIndication.FormatFailure)),
        ["in the other half"] = (
            c => c with { DataType = Oids.GbData }, (Indication.TotalFailed, SubIndication.FormatFailure)),
        ["signed as ECDSA"] = (
            c => c with { Signature = Oids.EcdsaSha256 }, (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)),
        ["with SHA-256"] = (
            c => c with { Digest = Oids.Sha256 }, (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)),
        ["with SHA-256 and the key's algorithm"] = (
            c => c with { Digest = Oids.Sha256, Signature = Oids.Sm2Signature },
            (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)),
        ["with SHA-256 and ECDSA"] = (
            c => c with { Digest = Oids.Sha256, Signature = Oids.EcdsaSha256 },
            (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)),
    };

    [Theory, MemberData(nameof(Forms))]
    public void A_signature_in_another_form_is_judged_by_what_it_holds(string name)
    {
        var pki = new TestPki(_room.Clock.Now);
        var key = Sm2Key.Create();
        using var signer = pki.Issue(key: key);
        var (with, outcome) = Varieties[name];
        var cms = with(new RawCms(
            signer.Certificate, data => key.SignDigest(Sm2.Digest(signer.Certificate.PublicKeyInfo, data))));

        var report = Judge(cms, pki.Roots);

        Assert.Equal(outcome, Outcome(report));
    }

    [Fact]
    public void SM3_with_an_RSA_key_does_not_pass()
    {
        var pki = new TestPki(_room.Clock.Now);
        using var key = RSA.Create(2048);
        using var signer = pki.Issue(key: key);
        foreach (var algorithm in new[] { Oids.Rsa, Oids.RsaSha256, Oids.Sm2Sm3, Oids.Sm2Signature })
        {
            var cms = new RawCms(
                signer.Certificate, data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

            Assert.Equal(
                (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure),
                Outcome(Judge(cms with { Signature = algorithm }, pki.Roots)));
        }
    }

    [Fact]
    public void A_certificate_whose_SM2_key_is_off_the_curve_signs_nothing()
    {
        var pki = new TestPki(_room.Clock.Now);
        var key = Sm2Key.Create();
        using var signer = pki.Issue(key: key);
        var der = signer.CertificateDer.ToArray();
        var point = signer.Certificate.PublicKeyInfo.ToArray()[^64..];
        der[der.AsSpan().IndexOf(point) + 63] ^= 1;
        var cms = new RawCms(
            Certificate.Read(der), data => key.SignDigest(Sm2.Digest(signer.Certificate.PublicKeyInfo, data)));

        Assert.Equal(
            (Indication.Indeterminate, SubIndication.CryptoConstraintsFailure), Outcome(Judge(cms, pki.Roots)));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _timestamps.Dispose();
        _folder.Dispose();
    }

    private SignaturePolicy Policy => _room.Policy with
    {
        TrustRoots = TrustRoots.FromPem(_authority.RootPem),
        TimestampRoots = TrustRoots.FromPem(_timestamps.RootPem),
    };

    private SigningIdentity Worker() => _authority.IssueOneTime(SigningRoom.WorkerName, TimeSpan.FromMinutes(10));

    private async Task<byte[]> SignTwiceAsync()
    {
        using var worker = Worker();
        using var seal = _authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);
        var once = await _room.SignAsync(TwoFieldPdf.Make(), "worker", worker, asked => _timestamps.Answer(asked));
        return await _room.SignAsync(once, "employer", seal, asked => _timestamps.Answer(asked));
    }

    private SignatureReport SignWithOpenssl(
        string issuingUser = OpensslSm2.DefaultUser, string signingUser = OpensslSm2.DefaultUser)
    {
        var root = _openssl.Root();
        var signer = _openssl.Signer(root, issuingUser);
        var cms = new RawCms(
            Certificate.Read(Pem.Read(File.ReadAllText(signer.Certificate)).Single().Data),
            data => _openssl.Sign(signer.Key, data, signingUser));
        // openssl dates certificates by the machine's clock; the validation's is set by them.
        var at = cms.Signer.NotBefore.AddMinutes(1);
        var policy = _room.Policy with { TrustRoots = TrustRoots.FromPem(File.ReadAllText(root.Certificate)), At = at };
        return Judge(cms, policy);
    }

    private SignatureReport Judge(RawCms cms, TrustRoots roots) =>
        Judge(cms, _room.Policy with { TrustRoots = roots, At = _room.Clock.Now });

    private SignatureReport Judge(RawCms cms, SignaturePolicy policy)
    {
        var pdf = Forgery.Sign(TwoFieldPdf.Make(), "worker", prepared => cms.Over(
            cms.Digest == Oids.Sm3 ? prepared.DigestFor(SignatureScheme.Sm2) : prepared.Sha256));
        return Assert.Single(_room.Validate(pdf, policy));
    }

    private static (Indication, SubIndication?) Outcome(SignatureReport report) => (report.Indication, report.SubIndication);
}
