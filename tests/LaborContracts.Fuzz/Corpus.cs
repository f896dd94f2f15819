using System.Security.Cryptography;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Attacks;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;

namespace LaborContracts.Fuzz;

/// <summary>
/// Small honest files of every kind, made anew for each run: with cross-reference streams and tables, one and two signatures,
/// from baseline B to LTA, ECDSA, RSA and SM2. Their keys differ from run to run, what stands in them does not.
/// </summary>
internal sealed class Corpus
{
    private const int Digits = 7600; // room for a CMS
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private readonly TestPki _pki = new(Now);
    private readonly SigningIdentity _worker, _employer, _timestamps, _forger;
    private readonly List<HonestFile> _files = [];

    public Corpus()
    {
        (_worker, _employer) = (_pki.Issue(), _pki.Issue(CertificatePurpose.Seal));
        _timestamps = _pki.Issue(CertificatePurpose.Timestamping);
        _forger = new TestPki(Now).Issue();
        Policy = new SignaturePolicy(_pki.Roots, _pki.Roots, Now.AddMinutes(30));

        AddAll("streams", Paper.Make());
        AddAll("tables", Classic());
        AddAll("hybrid", HybridPaper.Make(inUpdate: true));
        Add("certified", Sign(Draft.Of(Paper.Make()), "worker", _worker, "<</P 1/V/1.2>>"));
        Add("without-timestamp", Sign(Draft.Of(Paper.Make()), "worker", _worker, stamps: false));
        using var rsa = RSA.Create(2048);
        using var seal = _pki.Issue(CertificatePurpose.Seal, rsa);
        Add("rsa", Sign(Sign(Draft.Of(Paper.Make()), "worker", _worker), "employer", seal));
        using var sm2 = _pki.Issue(key: Sm2Key.Create());
        Add("sm2", Sign(Sign(Draft.Of(Classic()), "worker", sm2), "employer", _employer));
    }

    public SignaturePolicy Policy { get; }

    public IReadOnlyList<HonestFile> Files => _files;

    /// <summary>Signs a field, whatever else the file is, with a key that nobody trusts.</summary>
    /// <exception cref="FormatException">The file cannot be signed.</exception>
    public byte[] ForgeOn(byte[] pdf, string field) =>
        HandSigned.Sign(pdf, field, covered => Cms(_forger, covered, stamps: false), room: Digits);

    private void AddAll(string name, byte[] paper)
    {
        var once = Sign(Draft.Of(paper), "worker", _worker);
        var twice = Sign(once, "employer", _employer);
        var stored = twice with
        {
            Bytes = DocumentSecurityStore.Add(twice.Bytes, new ValidationData([_worker.CertificateDer], [], [])),
        };
        var stamped = stored with
        {
            Bytes = HandSigned.AddField(
                stored.Bytes, "timestamp-1", "DocTimeStamp", "ETSI.RFC3161", null, data => Tokens.Over(_timestamps, data, Now), room: Digits),
        };
        foreach (var (suffix, draft) in new[] { ("once", once), ("twice", twice), ("stored", stored), ("stamped", stamped) })
            Add($"{name}-{suffix}", draft);
    }

    private void Add(string name, Draft draft) => _files.Add(new(name, draft.Bytes, draft.Signatures));

    private Draft Sign(Draft draft, string field, SigningIdentity who, string? certifies = null, bool stamps = true)
    {
        var bytes = HandSigned.Sign(
            draft.Bytes, field, covered => Cms(who, covered, stamps),
            certifies is null ? null : value => value["Reference"] = Paper.Read(
                $"[<</Type/SigRef/TransformMethod/DocMDP/TransformParams{certifies}>>]"),
            room: Digits);
        var start = bytes.AsSpan().LastIndexOf("/Contents <30"u8) + "/Contents ".Length;
        var gap = (start, start + Digits + 2);
        return new(bytes, [.. draft.Signatures, new HonestSignature(field, who.CommonName, bytes, gap)]);
    }

    private byte[] Cms(SigningIdentity who, byte[] covered, bool stamps)
    {
        var cms = CmsWriter.Detached(who, Algorithms.Hash(who.Scheme.Digest(), covered));
        var value = who.Sign(cms.ToBeSigned);
        return cms.Write(value, stamps ? Tokens.Over(_timestamps, value, Now) : (ReadOnlyMemory<byte>?)null);
    }

    /// <summary>The same paper with a cross-reference table and every object in plain sight.</summary>
    private static byte[] Classic()
    {
        var packed = PdfFile.Read(Paper.Make());
        var increment = new PdfIncrement(PdfFile.Read(RawFile.Of(Enumerable.Repeat("null", 18))));
        for (var number = 1; number <= 20; number++)
            increment.Replace(Paper.Ref(number), packed.Resolve(Paper.Ref(number)));
        return increment.Write().Bytes;
    }

    private sealed record Draft(byte[] Bytes, IReadOnlyList<HonestSignature> Signatures)
    {
        public static Draft Of(byte[] paper) => new(paper, []);
    }
}
