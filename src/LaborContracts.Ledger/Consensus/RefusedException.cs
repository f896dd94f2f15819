namespace LaborContracts.Ledger.Consensus;

/// <summary>Carries a refusal out of the steps of a check; it never leaves <see cref="ConsensusCheck"/>.</summary>
internal sealed class RefusedException(string code, string message) : Exception(message)
{
    public ConsensusRefusal Refusal { get; } = new(code, message);
}
