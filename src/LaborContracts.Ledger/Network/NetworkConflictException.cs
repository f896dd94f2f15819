namespace LaborContracts.Ledger.Network;

/// <summary>What a network's folder holds contradicts the plan or itself. Nothing was overwritten; a person has to look.</summary>
public sealed class NetworkConflictException(string message) : Exception(message);
