namespace LaborContracts.Domain.Lifecycle;

/// <summary>What can be done with a document and, once it is concluded, with the relation that began with it.</summary>
public enum Act
{
    Offer,
    RequestSignature,
    RecordSignature,
    AbandonSignature,
    Decline,
    Withdraw,
    Lapse,

    /// <summary>One side gives a notice while this is out for signing.</summary>
    Overtake,

    /// <summary>A named clause is asked to be changed, before signing or after conclusion.</summary>
    RequestChange,

    /// <summary>An amendment is concluded.</summary>
    Amend,

    /// <summary>A renewal is concluded.</summary>
    Renew,

    /// <summary>A termination by agreement or notice is concluded.</summary>
    Terminate,

    /// <summary>The certificate of termination is issued.</summary>
    Certify,
}
