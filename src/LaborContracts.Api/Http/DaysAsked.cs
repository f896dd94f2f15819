using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Http;

/// <summary>The days in China that a call asks about, the first and the last both included.</summary>
internal readonly record struct DaysAsked(DateOnly From, DateOnly To)
{
    /// <summary>The first moment of the first day.</summary>
    public DateTimeOffset Begin => From.BeginInChina();

    /// <summary>The first moment after the last day.</summary>
    public DateTimeOffset End => To.BeginInChina().AddDays(1);

    /// <summary>Null if these are days that can be asked about.</summary>
    public ProblemHttpResult? Fault() => From.Year is < 2000 or > 2999 || To.Year > 2999 || To < From ? Problems.Malformed("to", "field.days") : null;
}
