namespace LaborContracts.Verifier;

/// <summary>What a command may touch beside its files: where it writes, and what time it is.</summary>
internal sealed record Surroundings(TextWriter Output, TextWriter Errors, TimeProvider Clock);
