namespace LaborContracts.Domain.Lifecycle;

/// <summary>A party of the contract. The numbers are the role byte of the intent challenge.</summary>
public enum PartyRole
{
    Worker = 1,
    Employer = 2,
}
