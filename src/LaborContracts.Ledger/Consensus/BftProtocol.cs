namespace LaborContracts.Ledger.Consensus;

/// <summary>By which rules the validators of a chain seal its blocks.</summary>
public enum BftProtocol
{
    /// <summary>QBFT, of Besu and GoQuorum.</summary>
    Qbft = 0,

    /// <summary>IBFT 2.0, of Besu.</summary>
    Ibft2 = 1,
}
