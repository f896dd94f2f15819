namespace LaborContracts.Documents;

/// <summary>A clause that the form prints is not among the terms: such a contract is not for printing.</summary>
public sealed class ClauseMissingException(string path) : ArgumentException($"The contract has no {path}.")
{
    /// <summary>Of the clause in the terms.</summary>
    public string Path => path;
}
