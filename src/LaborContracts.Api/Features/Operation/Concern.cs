using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Operation;

/// <summary>Something on the platform that a person should see to.</summary>
/// <param name="Code">Stable; docs/operations.md says what to do.</param>
public sealed record Concern(Urgency Urgency, string Code, string Message)
{
    internal static Concern Now(string code, params object[] values) => new(Urgency.Now, code, Texts.Format($"operation.{code}", values));

    internal static Concern Soon(string code, params object[] values) => new(Urgency.Soon, code, Texts.Format($"operation.{code}", values));
}

/// <summary>Whether it can wait.</summary>
public enum Urgency
{
    Now,

    /// <summary>Within days.</summary>
    Soon,
}
