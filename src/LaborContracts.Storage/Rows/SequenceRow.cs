namespace LaborContracts.Storage.Rows;

/// <summary>
/// How far an employer's sequence has come: each batch with leaves of the employer extends it, and holds its head as a leaf.
/// </summary>
public sealed class SequenceRow
{
    public required string EmployerCode { get; init; }

    /// <summary>32 random bytes, in each leaf with a head of this sequence.</summary>
    public required byte[] Key { get; init; }

    /// <summary>How many leaves it holds.</summary>
    public required long Length { get; set; }

    /// <summary>The hash over all of them.</summary>
    public required byte[] Head { get; set; }

    /// <summary>Grows by one with each write: of two writers who read the same state one is refused.</summary>
    public int Version { get; set; }
}
