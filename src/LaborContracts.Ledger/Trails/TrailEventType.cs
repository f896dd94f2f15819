namespace LaborContracts.Ledger.Trails;

/// <summary>The types of events that a verifier judges (docs/formats/trail.md); there are others.</summary>
public static class TrailEventType
{
    /// <summary>The document was typeset and sent for signing.</summary>
    public const string Offered = "contract.offered";

    /// <summary>A party has proven its will over the bytes that it was shown.</summary>
    public const string IntentProven = "intent.proven";

    /// <summary>A party's signature is made.</summary>
    public const string SignatureRecorded = "signature.recorded";

    /// <summary>Every party has signed; the head after it is in the document's leaf.</summary>
    public const string Concluded = "contract.concluded";

    /// <summary>A document that was made and signed elsewhere was taken in as it came; the head after it is in the document's leaf.</summary>
    public const string Received = "document.received";

    /// <summary>Somebody has looked at the content of an offered document.</summary>
    public const string Opened = "document.opened";
}
