namespace LaborContracts.Verification;

/// <summary>The answer in one word; the first that applies from the top (docs/formats/report.md).</summary>
public enum Verdict
{
    /// <summary>A signature failed, or the file is not the registered one.</summary>
    Altered,

    /// <summary>Nothing ties the file to the registry.</summary>
    NotRegistered,

    /// <summary>Something needed could not be looked at, is missing, or is not pinned.</summary>
    Indeterminate,

    /// <summary>Concluded and recorded by the platform, not on chain yet.</summary>
    Pending,

    /// <summary>Everything was checked and holds.</summary>
    Authentic,
}

/// <summary>Whether the contract is in force on the day of the check.</summary>
public enum ContractStatus
{
    Unknown,
    InForce,
    NotYetInForce,
    Amended,
    Renewed,
    Terminated,
    Expired,
    Voided,
}
