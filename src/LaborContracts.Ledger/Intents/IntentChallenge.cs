using System.Security.Cryptography;

namespace LaborContracts.Ledger.Intents;

/// <summary>What a signer proves to have wanted (docs/formats/intent.md).</summary>
public static class IntentChallenge
{
    /// <summary>SHA-256("LC-INTENT-1" ‖ key ‖ role ‖ SHA-256 of the shown revision ‖ nonce).</summary>
    /// <param name="key">The contract's key.</param>
    /// <param name="role">1 worker, 2 employer.</param>
    /// <param name="shownRevision">SHA-256 of every byte of the PDF that the signer was shown.</param>
    /// <param name="nonce">32 fresh random bytes; one nonce serves one signature.</param>
    public static Bytes32 Of(Bytes32 key, byte role, Bytes32 shownRevision, Bytes32 nonce) => new(SHA256.HashData(
        [.. "LC-INTENT-1"u8, .. key.ToArray(), role, .. shownRevision.ToArray(), .. nonce.ToArray()]));
}
