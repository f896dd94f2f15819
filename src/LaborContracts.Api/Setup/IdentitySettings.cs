namespace LaborContracts.Api.Setup;

/// <summary>Who is asked whether a name, an identity number and a phone belong together, and how often.</summary>
internal sealed class IdentitySettings
{
    /// <summary>Registers by method of check; a method without one is not offered.</summary>
    public Dictionary<string, RegisterSettings> Registers { get; init; } = [];

    /// <summary>Checks that an account may ask for in a day, those that do not fit the account among them.</summary>
    public int ChecksOfAnAccount { get; init; } = 10;

    /// <summary>An office's people may share one address.</summary>
    public int ChecksFromAnAddress { get; init; } = 200;
}

/// <summary>A register over HTTP.</summary>
internal sealed class RegisterSettings : OutsideServiceSettings
{
    /// <summary>Whose word its answers are, as the record of each check names it.</summary>
    public required string Provider { get; init; }
}
