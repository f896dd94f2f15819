namespace LaborContracts.Api.Messages;

/// <summary>The texts that are sent by SMS, as settings name them (<c>Sms:Templates</c>).</summary>
internal static class MessageTemplate
{
    /// <summary>Parameters <c>code</c> and <c>number</c>, of the contract.</summary>
    public const string OneTimeCode = "one-time-code";

    /// <summary>Parameter <c>code</c>.</summary>
    public const string PasskeyCode = "passkey-code";

    /// <summary>Parameter <c>at</c>, Beijing time.</summary>
    public const string PasskeyAdded = "passkey-added";

    /// <summary>Parameter <c>at</c>, Beijing time.</summary>
    public const string PasskeyRemoved = "passkey-removed";

    /// <summary>Parameter <c>link</c>.</summary>
    public const string Invitation = "invitation";

    /// <summary>Parameters <c>reason</c> and <c>link</c>.</summary>
    public const string FirmRefused = "firm-refused";

    /// <summary>Parameters <c>number</c>, of the contract, and <c>link</c>.</summary>
    public const string Concluded = "contract-concluded";

    /// <summary>Parameters <c>number</c>, of the contract, and <c>link</c>.</summary>
    public const string Awaited = "signing-awaited";

    /// <summary>Parameter <c>link</c>.</summary>
    public const string Received = "import-received";
}
