using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Network;

/// <summary>How far a network's folder has come.</summary>
/// <param name="Members">Those whose public keys are there, in the order of the plan.</param>
/// <param name="Awaited">Those whose public keys are not: while there are any, there is no genesis.</param>
/// <param name="Genesis">SHA-256 of genesis.json, which every institution has to find the same; null while there is none.</param>
public sealed record NetworkState(IReadOnlyList<NetworkMember> Members, IReadOnlyList<Institution> Awaited, Bytes32? Genesis);

/// <summary>An institution with the public key of its node.</summary>
public sealed record NetworkMember(Institution Institution, EthereumPublicKey Key)
{
    /// <summary>How the others reach its node.</summary>
    public Enode Enode => new(Key, Institution.Endpoint);
}
