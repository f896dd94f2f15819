namespace LaborContracts.Api.Pages;

/// <summary>A line of a chart.</summary>
/// <param name="Count">Null for one to four, which are not told apart.</param>
public sealed record Bar(string Label, int? Count);
