namespace LaborContracts.Api.Setup;

/// <summary>The gateway that sends messages by SMS.</summary>
internal sealed class SmsSettings : OutsideServiceSettings
{
    /// <summary>The gateway's own names for its texts, by ours; one that is not here is called as we call it.</summary>
    public Dictionary<string, string> Templates { get; init; } = [];
}
