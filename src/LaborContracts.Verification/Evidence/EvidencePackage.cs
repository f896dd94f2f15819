namespace LaborContracts.Verification.Evidence;

/// <summary>
/// An evidence package (docs/formats/evidence.md): documents, proofs, trail, and what is needed to judge them without the platform. What is
/// read here is well-formed and no more; <see cref="EvidenceVerifier"/> judges it.
/// </summary>
/// <param name="Files">By name, the manifest and checksums.txt among them.</param>
public sealed record EvidencePackage(EvidenceManifest Manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>The most bytes of a package, packed and unpacked.</summary>
    public const int Limit = 64 * 1024 * 1024;

    /// <summary>The most files in a package.</summary>
    public const int MostFiles = 1_000;

    /// <summary>The most documents that are read in a package: each is a file whose signatures are judged.</summary>
    public const int MostDocuments = 64;

    /// <summary>Whether a file begins as a ZIP does, and no PDF.</summary>
    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith("PK"u8);

    /// <exception cref="FormatException">Not a package: no ZIP of the one form, without a manifest that can be read, or with too many documents.</exception>
    public static EvidencePackage Read(ReadOnlyMemory<byte> zip)
    {
        var files = EvidenceZip.Read(zip);
        if (files.Keys.Count(EvidenceNames.IsDocument) > MostDocuments) throw new FormatException($"package: more than {MostDocuments} documents");
        return files.TryGetValue(EvidenceNames.Manifest, out var manifest)
            ? new(EvidenceManifest.Read(manifest), files)
            : throw new FormatException("package: no manifest.json");
    }

    /// <summary>Brings files together, with the manifest over them and the checksums.</summary>
    /// <param name="manifest">Its files are made anew.</param>
    public static EvidencePackage Of(EvidenceManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var complete = manifest with { Files = [.. files.Select(file => EvidenceFile.Of(file.Key, file.Value))] };
        var all = new OrderedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [EvidenceNames.Manifest] = complete.Write() };
        foreach (var (name, content) in files) all.Add(name, content);
        all.Add(EvidenceNames.Checksums, EvidenceManifest.Checksums(all));
        return new(complete, all);
    }

    /// <summary>Writes the ZIP, file by file; the same package gives the same bytes.</summary>
    public Task WriteAsync(Stream output, CancellationToken cancellationToken) => EvidenceZipWriter.WriteAsync(output, Files, cancellationToken);
}
