namespace LaborContracts.Storage.Rows;

/// <summary>
/// Every transaction that was signed, stored before it is first sent. A sender and a nonce are the key, so that no two instances can ever sign
/// a nonce differently, and what the chain loses can be sent again as it was.
/// </summary>
public sealed class TransactionRow
{
    /// <summary>Address of the account, 20 bytes.</summary>
    public required byte[] Sender { get; init; }

    public required long Nonce { get; init; }

    /// <summary>Keccak-256 over the bytes.</summary>
    public required byte[] Hash { get; init; }

    public required byte[] Bytes { get; init; }
}
