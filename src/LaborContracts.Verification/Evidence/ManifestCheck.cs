namespace LaborContracts.Verification.Evidence;

/// <summary>Whether the ZIP holds exactly what its manifest says, all that a package needs is there, and checksums.txt says the same.</summary>
internal static class ManifestCheck
{
    public static EvidenceStep Of(EvidencePackage package)
    {
        var reasons = Faults(package).ToList();
        return reasons.Count > 0
            ? new(EvidencePart.Manifest, Outcome.Failed, reasons)
            : new(EvidencePart.Manifest, Outcome.Passed, [new(Outcome.Passed, "manifest.same", package.Manifest.Files.Count)]);
    }

    private static IEnumerable<Reason> Faults(EvidencePackage package)
    {
        var named = package.Manifest.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var (name, file) in named)
        {
            if (!package.Files.TryGetValue(name, out var content)) yield return new(Outcome.Failed, "manifest.missing", name);
            else if (EvidenceFile.Of(name, content) != file) yield return new(Outcome.Failed, "manifest.other-file", name);
        }

        foreach (var name in package.Files.Keys.Where(name => name is not (EvidenceNames.Manifest or EvidenceNames.Checksums) && !named.ContainsKey(name)))
            yield return new(Outcome.Failed, "manifest.unnamed", name);
        foreach (var name in EvidenceNames.Required.Where(name => !named.ContainsKey(name))) yield return new(Outcome.Failed, "manifest.incomplete", name);

        var checksums = EvidenceManifest.Checksums(package.Files.Where(file => file.Key != EvidenceNames.Checksums));
        if (!package.Files.TryGetValue(EvidenceNames.Checksums, out var given) || !given.Span.SequenceEqual(checksums))
            yield return new(Outcome.Failed, "manifest.other-checksums");
    }
}
