namespace LaborContracts.Domain.Lifecycle;

/// <summary>Where a labor contract stands between its draft and its conclusion.</summary>
public enum ContractState
{
    Draft,

    /// <summary>Typeset and sent to the worker; from here on the text cannot change.</summary>
    Offered,

    SignedByWorker,

    /// <summary>Both signatures, each with its timestamp, are on the document: the contract is concluded.</summary>
    Concluded,

    /// <summary>The worker has refused the offer.</summary>
    Declined,

    /// <summary>The employer has taken the offer back before its own seal.</summary>
    Withdrawn,

    /// <summary>The offer's time ran out.</summary>
    Lapsed,
}
