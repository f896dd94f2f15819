namespace LaborContracts.Domain.Terms.Json;

/// <summary>Marks text that may have several lines and up to 4,000 characters; other text is one line of up to 200.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ClauseAttribute : Attribute;

/// <summary>The least and the greatest value of a number, both included.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LimitsAttribute(double least, double greatest) : Attribute
{
    public decimal Least => (decimal)least;

    public decimal Greatest => (decimal)greatest;
}
