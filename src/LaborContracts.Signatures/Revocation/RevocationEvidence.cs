namespace LaborContracts.Signatures.Revocation;

/// <summary>Lists and answers at hand, from wherever; which of them count is for <see cref="RevocationStatus"/> to say.</summary>
internal sealed record RevocationEvidence(IReadOnlyList<RevocationList> Lists, IReadOnlyList<OcspAnswer> Answers)
{
    public static readonly RevocationEvidence Empty = new([], []);

    public static RevocationEvidence Joined(params IReadOnlyList<RevocationEvidence> parts) =>
        new([.. parts.SelectMany(p => p.Lists)], [.. parts.SelectMany(p => p.Answers)]);
}
