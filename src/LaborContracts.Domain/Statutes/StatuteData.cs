namespace LaborContracts.Domain.Statutes;

/// <summary>
/// The values of the law that change by notice, from JSON files that the operator can edit without a release: those in
/// the assembly hold unless a folder has a file of the same name.
/// </summary>
public sealed class StatuteData
{
    private StatuteData(Func<string, DataNode> read)
    {
        MinimumWages = MinimumWages.Read(read("minimum-wages.json"));
        AverageWages = AverageWages.Read(read("average-wages.json"));
        VoidClauses = VoidClauses.Read(read("void-clauses.json"));
    }

    /// <summary>As this version brings them.</summary>
    public static StatuteData Embedded { get; } = new(name => DataNode.Read(name, OpenEmbedded(name)));

    public MinimumWages MinimumWages { get; }

    /// <summary>Average wages of cities, which cap severance.</summary>
    public AverageWages AverageWages { get; }

    /// <summary>Wording that makes a clause void, or suspicious.</summary>
    public VoidClauses VoidClauses { get; }

    /// <summary>Ids of rules that the operator has switched off.</summary>
    public IReadOnlySet<string> SwitchedOff { get; init; } = new HashSet<string>();

    /// <summary>Those of a folder, and of this version where the folder has none.</summary>
    /// <exception cref="FormatException">A file is not of its form; the message names it.</exception>
    public static StatuteData Load(string folder) => new(name => DataNode.Read(
        name, File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : OpenEmbedded(name)));

    private static Stream OpenEmbedded(string name) => typeof(StatuteData).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The data file {name} is not in the assembly.");
}
