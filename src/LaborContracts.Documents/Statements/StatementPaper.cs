namespace LaborContracts.Documents;

/// <summary>A statement of the platform's own on paper: a report, a certificate. It is sealed in the field <see cref="SealField"/>.</summary>
/// <param name="Title">In the paper's language.</param>
/// <param name="Number">By which people find it, printed on every page.</param>
/// <param name="Blocks">In their order.</param>
/// <param name="Data">The same for programs, attached; it has to differ between any two papers.</param>
/// <param name="SealTitle">What stands above the seal.</param>
/// <param name="SealName">Who seals.</param>
/// <param name="Address">What the QR code on every page holds.</param>
/// <param name="MadeAt">The file's own date.</param>
/// <param name="Demonstration">Whether every page says 演示.</param>
/// <param name="IsEnglish">Whether it is in English; else in Chinese.</param>
public sealed record StatementPaper(
    string Title,
    string Number,
    IReadOnlyList<StatementBlock> Blocks,
    StatementData Data,
    string SealTitle,
    string SealName,
    Uri Address,
    DateTimeOffset MadeAt,
    bool Demonstration,
    bool IsEnglish)
{
    /// <summary>Name of the empty signature field.</summary>
    public const string SealField = "platform";
}

/// <summary>An attached JSON file.</summary>
public sealed record StatementData(string Name, ReadOnlyMemory<byte> Content);

/// <summary>A part of a statement's text.</summary>
public abstract record StatementBlock;

/// <summary>A heading of the second level.</summary>
public sealed record StatementHeading(string Text) : StatementBlock;

/// <summary>A paragraph.</summary>
public sealed record StatementParagraph(string Text) : StatementBlock;

/// <summary>A table of what is told under each label.</summary>
public sealed record StatementTable(IReadOnlyList<(string Label, string Value)> Rows) : StatementBlock;
