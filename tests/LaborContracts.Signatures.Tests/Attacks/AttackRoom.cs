using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Honest signers under a pinned root, and a clock that stands: what every hostile file is made from.</summary>
internal sealed class AttackRoom : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    /// <summary>When the files are judged.</summary>
    public static readonly DateTimeOffset JudgedAt = Now.AddMinutes(30);

    public AttackRoom()
    {
        Pki = new TestPki(Now);
        Worker = Pki.Issue();
        Employer = Pki.Issue(CertificatePurpose.Seal);
        TimestampAuthority = Pki.Issue(CertificatePurpose.Timestamping);
    }

    public TestPki Pki { get; }

    public SigningIdentity Worker { get; }

    public SigningIdentity Employer { get; }

    public SigningIdentity TimestampAuthority { get; }

    public SignaturePolicy Policy => new(Pki.Roots, Pki.Roots, JudgedAt);

    /// <summary>The honest paper, signed by the worker with a timestamp.</summary>
    public byte[] Once(Action<SortedDictionary<int, PdfObject>>? prepare = null) => Sign(Paper.Make(prepare), "worker", Worker);

    /// <summary>The same, then sealed by the employer.</summary>
    public byte[] Twice(Action<SortedDictionary<int, PdfObject>>? prepare = null) => Seal(Once(prepare));

    public byte[] Seal(byte[] pdf) => Sign(pdf, "employer", Employer);

    public byte[] Sign(byte[] pdf, string field, SigningIdentity who) =>
        Forgery.Sign(pdf, field, prepared => Stamped(who, prepared.DigestFor(who.Scheme).Span));

    /// <summary>A CMS with a timestamp by the authority of this room.</summary>
    public byte[] Stamped(SigningIdentity who, ReadOnlySpan<byte> digest)
    {
        var cms = CmsWriter.Detached(who, digest);
        var signature = who.Sign(cms.ToBeSigned);
        return cms.Write(signature, Token(signature));
    }

    public byte[] Token(ReadOnlySpan<byte> data, DateTimeOffset? at = null, SigningIdentity? authority = null) =>
        Tokens.Over(authority ?? TimestampAuthority, data, at ?? Now);

    /// <summary>Adds a timestamp over the whole file in a field without a widget, or whatever else <paramref name="twist"/>
    /// makes of it.</summary>
    public byte[] StampDocument(byte[] pdf, Action<PdfDictionary>? twist = null, Func<byte[], byte[]>? token = null, string name = "timestamp-1") =>
        HandSigned.AddField(pdf, name, "DocTimeStamp", "ETSI.RFC3161", twist, hashed => (token ?? (data => Token(data)))(hashed));

    public static byte[] Store(byte[] pdf, params IReadOnlyList<ReadOnlyMemory<byte>> certificates) =>
        DocumentSecurityStore.Add(pdf, new ValidationData(certificates, [], []));

    /// <summary>The certificate that a signature's path ends with, for a store.</summary>
    public ReadOnlyMemory<byte> RootCertificate => Pki.Root.CertificateDer;

    public static byte[] Update(byte[] pdf, params (int Number, PdfObject Value)[] objects) => Forgery.Update(pdf, (_, increment) =>
    {
        foreach (var (number, value) in objects) increment.Replace(new PdfReference(number), value);
    });

    /// <summary>An object of a file with some of its entries set.</summary>
    public static PdfDictionary With(byte[] pdf, int number, params (string Key, PdfObject Value)[] entries)
    {
        var file = PdfFile.Read(pdf);
        var copy = ((PdfDictionary)file.Resolve(new PdfReference(number))).Copy();
        foreach (var (key, value) in entries) copy[key] = value;
        return copy;
    }

    public void Dispose()
    {
        Worker.Dispose();
        Employer.Dispose();
        TimestampAuthority.Dispose();
        Pki.Root.Dispose();
    }
}
