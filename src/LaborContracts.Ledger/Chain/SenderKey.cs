namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The key of an account that sends transactions: in this process (<see cref="EthereumKey"/>) or in a device
/// (<see cref="DeviceKey"/>), and in no third place.
/// </summary>
public abstract class SenderKey
{
    private protected SenderKey(Address address) => Address = address;

    /// <summary>The account: the last 20 bytes of keccak-256 over the public point.</summary>
    public Address Address { get; }

    /// <summary>
    /// Signs a hash with ECDSA on secp256k1, s in the lower half (EIP-2). Whether the same hash gives the same signature again
    /// depends on where the key is: nobody may count on it.
    /// </summary>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    public abstract Task<EthereumSignature> SignAsync(Bytes32 hash, CancellationToken cancellationToken);
}

/// <summary>
/// The key that signs for the account could not be used, or gave what is no signature of it. Nothing was sent; the step is
/// repeated later.
/// </summary>
public sealed class SenderKeyUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
