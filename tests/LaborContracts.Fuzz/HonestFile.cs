namespace LaborContracts.Fuzz;

/// <summary>A file that honest people signed, and what each of them covered.</summary>
internal sealed record HonestFile(string Name, byte[] Bytes, IReadOnlyList<HonestSignature> Signatures);

/// <summary>What one honest signer signed: the first bytes of a file but for a gap.</summary>
/// <param name="Field">Name of the signature field.</param>
/// <param name="Signer">Common name in the certificate.</param>
/// <param name="Covered">Bytes of the file up to the end of the signed revision.</param>
/// <param name="Gap">Where the CMS stands.</param>
internal sealed record HonestSignature(string Field, string Signer, byte[] Covered, (int Start, int End) Gap)
{
    /// <summary>Whether a file begins with exactly the bytes that were signed.</summary>
    public bool Begins(ReadOnlySpan<byte> file) =>
        file.Length >= Covered.Length
        && file[..Gap.Start].SequenceEqual(Covered.AsSpan(0, Gap.Start))
        && file[Gap.End..Covered.Length].SequenceEqual(Covered.AsSpan(Gap.End));
}
