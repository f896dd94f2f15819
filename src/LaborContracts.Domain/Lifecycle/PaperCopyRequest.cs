namespace LaborContracts.Domain.Lifecycle;

/// <summary>A worker's request for a stamped copy of a concluded document on paper, which the employer gives free of charge (guide of 2021, Art. 13).</summary>
/// <param name="DueOn">By the calendar of China, inclusive. The platform's own term: the guide names none.</param>
public sealed record PaperCopyRequest(DateTimeOffset At, DateOnly DueOn);
