using System.Reflection;
using LaborContracts.Domain.Statutes;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>A draft that makes a rule speak.</summary>
/// <param name="Severity">The gravest that the rule says of it.</param>
internal sealed record Trigger(string Id, Severity Severity, Draft Draft);

/// <summary>
/// For every rule a draft that triggers it. Each part of the class gives its own rows as a static property of this list
/// type; they are found by reflection, so that a part can be added without touching another.
/// </summary>
internal static partial class Triggers
{
    public static IReadOnlyList<Trigger> All =>
    [
        .. typeof(Triggers).GetProperties(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(Trigger[]))
            .SelectMany(property => (Trigger[])property.GetValue(null)!),
    ];
}
