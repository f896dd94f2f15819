using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Text;

/// <summary>A stretch of text in one hand.</summary>
/// <param name="Filled">What the parties filled in: set with a line under it, so that it stands out from the form's own words.</param>
/// <param name="Language">BCP 47, where it is not that of the paragraph.</param>
public readonly record struct Run(string Text, Face Face = Face.Song, bool Filled = false, string? Language = null);
