namespace LaborContracts.Domain.Parties;

/// <summary>Sex as an identity document states it; it decides which retirement age holds.</summary>
public enum Sex
{
    Female,
    Male,
}
