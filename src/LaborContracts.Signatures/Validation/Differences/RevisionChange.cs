namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>What one update of the file did.</summary>
/// <param name="Level">The worst of it.</param>
/// <param name="Fields">Fully qualified names of the fields that it signed or filled in; those of timestamps are not among them.</param>
/// <param name="Why">In words, the first thing that no signature permits; null if there is none.</param>
internal sealed record RevisionChange(ModificationLevel Level, IReadOnlyList<string> Fields, string? Why)
{
    /// <summary>Whether it also changed the document information or the metadata, as many programs do.</summary>
    public bool ChangesMetadata { get; init; }

    public static RevisionChange Forbidden(string why) => new(ModificationLevel.Forbidden, [], why);
}
