using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Dossiers;

/// <summary>The states of a row whose document is out for signing, for queries.</summary>
internal static class OpenStates
{
    public static readonly string[] Names = [nameof(ContractState.Offered), nameof(ContractState.SignedByWorker), nameof(ContractState.SignedByEmployer)];
}
