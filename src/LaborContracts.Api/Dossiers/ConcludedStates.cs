using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Dossiers;

/// <summary>The states of a row whose document every party has signed, for queries: what <see cref="LaborContract.IsConcluded"/> says of an opened one.</summary>
internal static class ConcludedStates
{
    public static readonly string[] Names =
    [
        nameof(ContractState.Concluded), nameof(ContractState.Amended), nameof(ContractState.Renewed),
        nameof(ContractState.Terminated),
    ];
}
