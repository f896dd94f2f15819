namespace LaborContracts.Benchmarks;

/// <summary>Which side of its target a figure should be on.</summary>
internal enum Aim
{
    AtMost,
    AtLeast,
}

/// <summary>A measured figure beside the target that it is held to.</summary>
internal sealed record Figure(string Name, double Value, string Unit, Aim Aim, double Target)
{
    public bool IsMet => Aim == Aim.AtMost ? Value <= Target : Value >= Target;
}
