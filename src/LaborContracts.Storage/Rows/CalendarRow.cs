namespace LaborContracts.Storage.Rows;

/// <summary>An employer's calendar feed: who knows its address reads it.</summary>
public sealed class CalendarRow
{
    public required string EmployerCode { get; init; }

    /// <summary>Blind index of the random part of the address.</summary>
    public required string TokenIndex { get; set; }

    public required DateTimeOffset MadeAt { get; set; }
}
