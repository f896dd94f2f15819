using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LaborContracts.Api.Webhooks;

/// <summary>The signature of Standard Webhooks 1.0.0: HMAC-SHA-256 over <c>id.timestamp.body</c>, as <c>v1,</c> and base64.</summary>
internal static class WebhookSignature
{
    /// <param name="secret"><c>whsec_</c> and the key in base64.</param>
    public static string Of(string id, DateTimeOffset at, ReadOnlySpan<byte> body, string secret)
    {
        var key = Convert.FromBase64String(secret[WebhookSecrets.Prefix.Length..]);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        byte[] signed = [.. head, .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }
}
