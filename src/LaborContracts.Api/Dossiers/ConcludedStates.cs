using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Dossiers;

/// <summary>The states of a row whose document every party has signed, for queries: what <see cref="LaborContract.IsConcluded"/> says of an opened one.</summary>
internal static class ConcludedStates
{
    /// <summary>Those of an agreement that no document has ended.</summary>
    public static readonly string[] InForce = [nameof(ContractState.Concluded), nameof(ContractState.Amended), nameof(ContractState.Renewed)];

    public static readonly string[] Names = [.. InForce, nameof(ContractState.Terminated)];
}
