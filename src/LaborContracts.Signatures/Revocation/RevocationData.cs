namespace LaborContracts.Signatures.Revocation;

/// <summary>What was collected for the certificates of a path.</summary>
/// <param name="Lists">Revocation lists, DER (RFC 5280 §5).</param>
/// <param name="Answers">OCSPResponses, DER (RFC 6960 §4.2.1).</param>
/// <param name="NotAsked">
/// Serial numbers (upper-case hexadecimal) of certificates that name no place to ask at: nothing is known of them.
/// </param>
public sealed record RevocationData(
    IReadOnlyList<ReadOnlyMemory<byte>> Lists,
    IReadOnlyList<ReadOnlyMemory<byte>> Answers,
    IReadOnlyList<string> NotAsked);
