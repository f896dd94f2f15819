using System.Buffers.Binary;
using System.Formats.Cbor;

namespace LaborContracts.Ledger.Intents;

/// <summary>What an authenticator says of itself and of the act (WebAuthn Level 3, section 6.1).</summary>
/// <param name="RelyingParty">SHA-256 of the relying party's domain.</param>
/// <param name="UserPresent">Somebody touched it.</param>
/// <param name="UserVerified">It made sure that this was its owner: by PIN, finger, face, as the owner chose.</param>
/// <param name="Counter">Of its signatures; 0 if it keeps none.</param>
/// <param name="Credential">The new passkey; null where none was made.</param>
internal sealed record AuthenticatorData(
    Bytes32 RelyingParty, bool UserPresent, bool UserVerified, uint Counter, PasskeyCredential? Credential)
{
    private const byte Present = 1, Verified = 1 << 2, Attested = 1 << 6, Extended = 1 << 7;
    private const int Head = 37;
    private const int AttestedHead = 18; // the model's number, and the length of the credential's
    private const int LongestCredentialId = 1023; // section 7.1, step 25
    private const int Limit = 4096;

    /// <summary>Null if it is not of that form, or anything is left over.</summary>
    public static AuthenticatorData? TryRead(ReadOnlyMemory<byte> data)
    {
        if (data.Length is < Head or > Limit) return null;
        var flags = data.Span[32];
        var rest = data[Head..];
        PasskeyCredential? credential = null;
        if ((flags & Attested) != 0)
        {
            if (rest.Length < AttestedHead) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span[16..]);
            rest = rest[AttestedHead..];
            if (length is 0 or > LongestCredentialId || rest.Length < length) return null;
            var id = rest[..length].ToArray();
            if (TakeValue(rest[length..]) is not var (key, after) || PasskeyKey.TryRead(key.ToArray()) is not { } read) return null;
            (credential, rest) = (new(id, read), after);
        }

        if ((flags & Extended) != 0)
        {
            if (TakeValue(rest) is not var (_, after)) return null;
            rest = after;
        }

        return rest.Length > 0 ? null : new(
            new Bytes32(data.Span[..32]), (flags & Present) != 0, (flags & Verified) != 0,
            BinaryPrimitives.ReadUInt32BigEndian(data.Span[33..]), credential);
    }

    /// <summary>One CBOR value from the front, and what follows it.</summary>
    private static (ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> After)? TakeValue(ReadOnlyMemory<byte> cbor)
    {
        try
        {
            var reader = new CborReader(cbor, CborConformanceMode.Ctap2Canonical, allowMultipleRootLevelValues: true);
            var value = reader.ReadEncodedValue();
            return (value, cbor[value.Length..]);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException)
        {
            return null;
        }
    }
}
