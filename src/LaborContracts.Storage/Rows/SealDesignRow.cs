namespace LaborContracts.Storage.Rows;

/// <summary>What an employer has chosen for the drawing of its seal. It is printed on every contract, so it is no secret.</summary>
public sealed class SealDesignRow
{
    public required string EmployerCode { get; init; }

    /// <summary>Code of the line below the star.</summary>
    public required string Line { get; set; }

    /// <summary>Digits under it; null if there are none.</summary>
    public string? Number { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The account.</summary>
    public required string ChangedBy { get; set; }
}
