using System.Buffers.Text;
using System.Text.Json;

namespace LaborContracts.Ledger.Intents;

/// <summary>What the browser says that it was asked (WebAuthn Level 3, section 5.8.1); the passkey signs its hash.</summary>
/// <param name="Type"><c>webauthn.get</c> to sign, <c>webauthn.create</c> for a new passkey.</param>
/// <param name="CrossOrigin">Whether a page of another origin had this one embedded.</param>
internal sealed record ClientData(string Type, Bytes32 Challenge, string Origin, bool CrossOrigin)
{
    private const int Limit = 4096;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Null if it is not such JSON with a challenge of 32 bytes. Members that browsers may add are ignored, as the standard asks.</summary>
    public static ClientData? TryRead(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > Limit) return null;
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            var challenge = Base64Url.DecodeFromChars(json.RootElement.GetProperty("challenge").GetString());
            return challenge.Length != Bytes32.Size ? null : new(
                json.RootElement.GetProperty("type").GetString() ?? "",
                new Bytes32(challenge),
                json.RootElement.GetProperty("origin").GetString() ?? "",
                json.RootElement.TryGetProperty("crossOrigin", out var crosses) && crosses.GetBoolean());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
