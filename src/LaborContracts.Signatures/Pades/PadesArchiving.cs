using LaborContracts.Pdf;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// Makes signatures last: from baseline T to LT by validation data, to LTA by a timestamp over all of it (EN 319 142-1
/// §6.3). Done again before that timestamp's algorithms or certificates grow old, it carries the proof on; nothing that
/// was signed changes by it.
/// </summary>
public static class PadesArchiving
{
    /// <summary>
    /// The file with the validation data of all its signatures and timestamps, fetched from where the paths to these roots
    /// say, and a timestamp over the document. Everything or nothing.
    /// </summary>
    /// <exception cref="RevocationUnavailableException">
    /// A certificate was revoked, nobody said whether it was, or no path leads to a root.
    /// </exception>
    /// <exception cref="TimestampUnavailableException">No token.</exception>
    /// <exception cref="FormatException">Not a PDF, or one with a signature, that can be read.</exception>
    public static async Task<byte[]> ArchiveAsync(
        ReadOnlyMemory<byte> pdf,
        TrustRoots trustRoots,
        TrustRoots timestampRoots,
        RevocationClient revocation,
        TimestampClient tsa,
        CancellationToken cancellationToken)
    {
        var paths = PathsIn(PdfFile.Read(pdf), trustRoots, timestampRoots);
        // What is said of a certificate for the latest time at which it is needed holds for the earlier ones too.
        var about = paths
            .SelectMany(p => p.Path.Zip(p.Path.Skip(1), (one, issuer) => new RevocationClient.Asked(one, issuer, p.NeededAt)))
            .GroupBy(asked => Convert.ToHexString(asked.Certificate.Sha256))
            .Select(same => same.MaxBy(asked => asked.NeededAt)!);
        var collected = await revocation.CollectAsync(about, cancellationToken);
        var issuers = paths.SelectMany(p => p.Path.Skip(1)).DistinctBy(c => Convert.ToHexString(c.Sha256)).Select(c => c.Der);
        return await ArchiveAsync(pdf, new([.. issuers], collected.Lists, collected.Answers), tsa, cancellationToken);
    }

    /// <summary>The same with validation data that is at hand.</summary>
    /// <param name="data">What the file holds already is not written twice.</param>
    /// <exception cref="TimestampUnavailableException">No token; nothing is returned.</exception>
    /// <exception cref="PdfFormatException">Not a PDF that can be read.</exception>
    /// <exception cref="ArgumentException">The file has no interactive form, and so no signature either.</exception>
    public static Task<byte[]> ArchiveAsync(
        ReadOnlyMemory<byte> pdf, ValidationData data, TimestampClient tsa, CancellationToken cancellationToken) =>
        DocumentTimestamp.AddAsync(DocumentSecurityStore.Add(pdf, data), tsa, cancellationToken);

    private static List<(IReadOnlyList<Certificate> Path, DateTimeOffset NeededAt)> PathsIn(
        PdfFile file, TrustRoots trustRoots, TrustRoots timestampRoots)
    {
        var stored = ValidationMaterial.Of(file).Certificates;
        var paths = new List<(IReadOnlyList<Certificate>, DateTimeOffset)>();
        foreach (var field in SignatureField.Of(file).Where(f => f.Value is not null))
        {
            var der = SignatureDictionary.Read(file, field).Cms;
            if (field.IsTimestamp(file))
            {
                paths.Add(PathOf(TimestampToken.Read(der)));
                continue;
            }

            var cms = CmsSignature.Read(der);
            var tokens = cms.SignatureTimestamps.Select(TimestampToken.Read).ToList();
            if (tokens.Count == 0) throw new FormatException($"The signature {field.Name} has no timestamp to be archived by.");
            paths.AddRange(tokens.Select(PathOf));
            paths.Add((PathTo(cms, trustRoots, tokens.Min(t => t.Time)), tokens.Min(t => t.Time)));
        }

        return paths;

        (IReadOnlyList<Certificate>, DateTimeOffset) PathOf(TimestampToken token) =>
            (PathTo(token.Cms, timestampRoots, token.Time), token.Time);

        IReadOnlyList<Certificate> PathTo(CmsSignature cms, TrustRoots roots, DateTimeOffset at)
        {
            IReadOnlyList<Certificate> candidates = [.. cms.Certificates, .. stored];
            return candidates.FirstOrDefault(cms.Signer.Names) is { } end
                && CertificatePath.Find(end, candidates, roots, at).Path is { } path
                    ? path
                    : throw new RevocationUnavailableException($"No path leads from a signer to a pinned root at {at:u}.");
        }
    }
}
