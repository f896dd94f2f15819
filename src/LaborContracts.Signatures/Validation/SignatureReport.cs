namespace LaborContracts.Signatures.Validation;

/// <summary>
/// What was found about one signature: independent facts, and one <see cref="Indication"/> over them.
/// </summary>
public sealed record SignatureReport
{
    /// <summary>Fully qualified name of the signature field.</summary>
    public required string Field { get; init; }

    public required Indication Indication { get; init; }

    public SubIndication? SubIndication { get; init; }

    /// <summary>What led to the indication: a stable code and an English sentence; null when it passed.</summary>
    public SignatureRemark? Reason { get; init; }

    /// <summary>Common name in the signer's certificate. Unless the signature passed, nobody vouches for it.</summary>
    public string? SignerName { get; init; }

    /// <summary>
    /// organizationIdentifier (<c>NTRCN-…</c>) or serialNumber in the certificate's subject. Vouched for like the name.
    /// </summary>
    public string? SignerIdentifier { get; init; }

    /// <summary>
    /// SHA-256 (32 bytes) of the signer's certificate; two signatures with the same are by the same signer.
    /// </summary>
    public ReadOnlyMemory<byte>? CertificateSha256 { get; init; }

    /// <summary>What the signer's certificate says of itself. Vouched for like the name.</summary>
    public SignerCertificate? Certificate { get; init; }

    /// <summary>The time that the signature dictionary claims (/M), UTC. It proves nothing.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>
    /// The earliest time, UTC, at which the signature is proven to have existed: by its own timestamp or one
    /// over the document; only what passed counts. The signature may be older.
    /// </summary>
    public DateTimeOffset? TimestampTime { get; init; }

    /// <summary>Common name of the authority whose token in the signature passed; null without such a token.</summary>
    public string? TimestampAuthority { get; init; }

    /// <summary>
    /// <c>PAdES-B-B</c>, <c>-T</c> (proven time), <c>-LT</c> (the file brings all revocation information that was needed)
    /// or <c>-LTA</c> (and a timestamp over it); null if the signature is not intact or not PAdES.
    /// </summary>
    public string? Level { get; init; }

    /// <summary>Whether the signature covers every byte of the file but its own value.</summary>
    public bool CoversWholeDocument { get; init; }

    /// <summary>
    /// Bytes from the start of the file that it covers, its own value included; 0 if that cannot be said.
    /// </summary>
    public int CoveredLength { get; init; }

    /// <summary>
    /// What was added after the signed revision; the worst of it, and the worst too if it could not be looked at.
    /// </summary>
    public ModificationLevel ModificationsAfter { get; init; }

    /// <summary>What a reader should know although it changes no indication.</summary>
    public IReadOnlyList<SignatureRemark> Warnings { get; init; } = [];

    /// <summary>The same facts with what follows from a check that did not hold.</summary>
    internal SignatureReport With(Judgement judgement) => this with
    {
        Indication = judgement.Indication, SubIndication = judgement.SubIndication, Reason = judgement.Reason,
    };
}

/// <summary>A signer's certificate, as people name it.</summary>
/// <param name="SerialNumber">Hexadecimal, upper case.</param>
/// <param name="Issuer">Common name of the issuer; null if it has none.</param>
/// <param name="NotBefore">First second of its validity, UTC.</param>
/// <param name="NotAfter">Last second of its validity, UTC.</param>
public sealed record SignerCertificate(string SerialNumber, string? Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter);

/// <summary>A stable code (<c>timestamp.missing</c>) and what it means here, in English. No personal data.</summary>
public sealed record SignatureRemark(string Code, string Message);
