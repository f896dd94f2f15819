using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Reading;

/// <summary>
/// A part of a document's text, before it is given a place on a page or a screen. English stands beside the Chinese on bilingual papers and is
/// null on others.
/// </summary>
public abstract record ReadingPart;

/// <summary>What the document is called.</summary>
/// <param name="Subtitle">Without its brackets; null if there is none.</param>
public sealed record TitlePart(string Text, string? Subtitle, string? English) : ReadingPart;

/// <summary>The heading of a chapter, or of an annex.</summary>
/// <param name="Text">With the chapter's number.</param>
/// <param name="Level">2, and 3 for a chapter of an annex; the title is 1.</param>
/// <param name="StartsAnnex">Whether an annex begins here, on a page of its own.</param>
public sealed record HeadingPart(string Text, string? English, int Level, bool StartsAnnex) : ReadingPart;

/// <summary>A clause, or a further paragraph of one.</summary>
/// <param name="Number">第一条; null for a further paragraph.</param>
/// <param name="IsHighlighted">Whether the form draws attention to it (Civil Code 496).</param>
public sealed record ParagraphPart(
    string? Number, IReadOnlyList<Run> Runs, IReadOnlyList<Run>? English, bool IsHighlighted) : ReadingPart;

/// <summary>The card that sums up the contract in plain words; what the parties agree is what the clauses say.</summary>
/// <param name="Rows">A label and its text each; one cell alone is a note over the whole card.</param>
public sealed record CardPart(string Heading, string? English, IReadOnlyList<IReadOnlyList<Cell>> Rows) : ReadingPart;

/// <summary>A table.</summary>
/// <param name="Widths">Of the columns, as parts of the measure that add up to 1.</param>
/// <param name="HasHead">Whether the first row names the columns.</param>
/// <param name="ShowsChanges">Whether its rows are what the document changes: clause, before, after.</param>
public sealed record TablePart(
    IReadOnlyList<double> Widths, IReadOnlyList<IReadOnlyList<Cell>> Rows, bool HasHead, bool ShowsChanges = false) : ReadingPart;

/// <summary>The boxes for the parties' signatures, in the order in which they sign.</summary>
public sealed record SignaturesPart(IReadOnlyList<SignatureBox> Boxes) : ReadingPart;
