namespace LaborContracts.Domain.Statutes;

/// <summary>
/// The values of the law that change by notice, from JSON files that the operator can edit without a release: those in
/// the assembly hold unless a folder has a file of the same name (docs/statutes.md).
/// </summary>
public sealed class StatuteData
{
    private StatuteData(Func<string, DataNode> read)
    {
        MinimumWages = MinimumWages.Read(read("minimum-wages.json"));
        Districts = Districts.Read(read("districts.json"));
        Retirement = RetirementAges.Read(read("retirement.json"));
        AverageWages = AverageWages.Read(read("average-wages.json"));
        VoidClauses = VoidClauses.Read(read("void-clauses.json"));
        SwitchedOff = Switches.Read(read("switches.json"));
    }

    /// <summary>As this version brings them.</summary>
    public static StatuteData Embedded { get; } = new(name => DataNode.Read(name, OpenEmbedded(name)));

    public MinimumWages MinimumWages { get; }

    public Districts Districts { get; }

    public RetirementAges Retirement { get; }

    /// <summary>Average wages of cities, which cap severance.</summary>
    public AverageWages AverageWages { get; }

    /// <summary>Wording that makes a clause void, or suspicious.</summary>
    public VoidClauses VoidClauses { get; }

    /// <summary>Ids of rules that the operator has switched off; none that was read in the law's own text.</summary>
    public IReadOnlySet<string> SwitchedOff { get; }

    /// <summary>Those of a folder, and of this version where the folder has none.</summary>
    /// <exception cref="FormatException">A file is not of its form; the message names the file and the place.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder: its values would be missed in silence.</exception>
    public static StatuteData Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder {folder} with data of the statutes.");
        return new(name => DataNode.Read(
            name, File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : OpenEmbedded(name)));
    }

    private static Stream OpenEmbedded(string name) => typeof(StatuteData).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The data file {name} is not in the assembly.");
}
