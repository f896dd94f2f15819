namespace LaborContracts.Ledger.Intents;

/// <summary>Why a passkey's answer does not count.</summary>
public enum PasskeyFault
{
    /// <summary>Not of the form, or an answer to another kind of question.</summary>
    Form,

    /// <summary>An answer to another challenge: to other bytes, another role, another moment.</summary>
    Challenge,

    /// <summary>Asked by a page of another origin, or through one.</summary>
    Origin,

    /// <summary>Made for another relying party.</summary>
    RelyingParty,

    /// <summary>The authenticator did not make sure that its owner was there.</summary>
    UserNotVerified,

    /// <summary>Not this passkey's signature over what is shown.</summary>
    Signature,
}
