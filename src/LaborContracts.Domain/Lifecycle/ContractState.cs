namespace LaborContracts.Domain.Lifecycle;

/// <summary>Where a document stands between its draft and its conclusion, and a relation after that.</summary>
public enum ContractState
{
    Draft,

    /// <summary>Typeset and sent for signing; from here on the text cannot change.</summary>
    Offered,

    /// <summary>The worker has signed, another signature is to come.</summary>
    SignedByWorker,

    /// <summary>Every signature, each with its timestamp, is on the document: it is concluded.</summary>
    Concluded,

    /// <summary>The worker has refused the offer.</summary>
    Declined,

    /// <summary>The one who drew it up has taken it back before the last signature.</summary>
    Withdrawn,

    /// <summary>The offer's time ran out, or one side's notice overtook it.</summary>
    Lapsed,

    /// <summary>Worker and employer have signed, the third party's signature is to come.</summary>
    SignedByEmployer,

    /// <summary>Concluded, and amended by a later document.</summary>
    Amended,

    /// <summary>Concluded, and renewed by a later document.</summary>
    Renewed,

    /// <summary>Concluded, and ended by a later document. Only the certificate can still follow.</summary>
    Terminated,
}
