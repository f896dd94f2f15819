namespace LaborContracts.Benchmarks;

/// <summary>Which side of its target a figure should be on.</summary>
internal enum Aim
{
    AtMost,
    AtLeast,
}

/// <summary>A measured figure beside the target that it is held to, if it is held to one.</summary>
internal sealed record Figure(string Name, double Value, string Unit, Aim Aim = Aim.AtMost, double? Target = null)
{
    /// <summary>Null without a target.</summary>
    public bool? IsMet => Target is not { } target ? null : Aim == Aim.AtMost ? Value <= target : Value >= target;
}
