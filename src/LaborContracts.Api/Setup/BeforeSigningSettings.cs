namespace LaborContracts.Api.Setup;

/// <summary>What a party must have done before it can prove its intent.</summary>
internal sealed class BeforeSigningSettings
{
    /// <summary>Acknowledged the notice over the shown revision.</summary>
    public Demand Notice { get; init; }

    /// <summary>Had its identity checked.</summary>
    public Demand Identity { get; init; }
}

/// <summary>Whether something holds up a signature when it is missing.</summary>
internal enum Demand
{
    /// <summary>Without it nobody signs.</summary>
    Required,

    /// <summary>It is recorded when it is there.</summary>
    Recorded,
}
