namespace LaborContracts.Verification.Checks;

/// <summary>How a check ended as a whole, and what it has to say about that.</summary>
internal sealed record Finding(Outcome Outcome, IReadOnlyList<Reason> Reasons)
{
    public static Finding Of(Outcome outcome, string code, params object[] values) =>
        new(outcome, [new(outcome, code, values)]);
}
