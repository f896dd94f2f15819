namespace LaborContracts.Ledger.Chain;

/// <summary>
/// A secp256k1 key that stays in a device. The device signs as it likes: with a nonce of its own choice and either half of s. What
/// the chain wants besides, the lower s (EIP-2) and the parity of R's y, follows here from the account that has to come out.
/// </summary>
/// <param name="account">The key's account. A signature that does not lead to it is not passed on.</param>
/// <param name="sign">Lets the device sign a hash: r ‖ s, 32 bytes each, as CKM_ECDSA gives them (PKCS#11 v2.40 mechanisms §2.3.1).
/// Throws <see cref="SenderKeyUnavailableException"/> if the device is away.</param>
public sealed class DeviceKey(Address account, Func<Bytes32, CancellationToken, Task<byte[]>> sign) : SenderKey(account)
{
    private const int SignatureSize = 2 * Bytes32.Size;

    /// <inheritdoc/>
    /// <exception cref="SenderKeyUnavailableException">The device is away, or another key is in it.</exception>
    public override async Task<EthereumSignature> SignAsync(Bytes32 hash, CancellationToken cancellationToken)
    {
        var made = await sign(hash, cancellationToken);
        if (made.Length != SignatureSize)
            throw new SenderKeyUnavailableException($"the device gave a signature of {made.Length} bytes, want {SignatureSize}");
        var (r, s) = (new Bytes32(made.AsSpan(0, Bytes32.Size)), new Bytes32(made.AsSpan(Bytes32.Size)));
        return Array.Find<EthereumSignature>([new(r, s, false), new(r, s, true)], either => either.SignerOf(hash) == Address)?.WithLowS()
            ?? throw new SenderKeyUnavailableException($"what the device signed is not by the key of {Address}");
    }

    /// <summary>The account of a public point.</summary>
    /// <param name="point">Uncompressed, 65 bytes (SEC 1, section 2.3.3).</param>
    /// <exception cref="FormatException">Another form, or no point of secp256k1.</exception>
    public static Address AccountOf(ReadOnlySpan<byte> point)
    {
        const int uncompressed = 4, size = 1 + EthereumPublicKey.Size;
        return point.Length == size && point[0] == uncompressed
            ? new EthereumPublicKey(point[1..]).Account
            : throw new FormatException($"a public point is {size} bytes that begin with {uncompressed}");
    }
}
