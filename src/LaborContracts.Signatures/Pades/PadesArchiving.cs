using LaborContracts.Pdf;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// Makes signatures last: from baseline T to LT by validation data, to LTA by a timestamp over all of it (EN 319 142-1
/// §6.3). Done again before that timestamp's algorithms or certificates grow old, it carries the proof on; nothing that
/// was signed changes by it.
/// </summary>
public static class PadesArchiving
{
    /// <summary>
    /// The file with validation data and a document timestamp, two updates at its end. Both or nothing: without a token
    /// nothing is returned.
    /// </summary>
    /// <param name="data">Of the signers' and the timestamp authorities' certificates; what the file holds already is not
    /// written twice.</param>
    /// <exception cref="TimestampUnavailableException">No token.</exception>
    /// <exception cref="PdfFormatException">Not a PDF that can be read.</exception>
    /// <exception cref="ArgumentException">The file has no interactive form, and so no signature either.</exception>
    public static Task<byte[]> ArchiveAsync(
        ReadOnlyMemory<byte> pdf, ValidationData data, TimestampClient tsa, CancellationToken cancellationToken) =>
        DocumentTimestamp.AddAsync(DocumentSecurityStore.Add(pdf, data), tsa, cancellationToken);
}
