namespace LaborContracts.Domain.Lifecycle;

/// <summary>A party of the contract. The numbers are the role byte of the intent challenge.</summary>
public enum PartyRole
{
    Worker = 1,
    Employer = 2,

    /// <summary>平台用工合作企业: the third party of a written agreement for platform workers.</summary>
    Partner = 3,
}
