using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Webhooks;

/// <summary>What a webhook's row holds sealed.</summary>
/// <param name="Secret">As the receiver has it: <c>whsec_</c> and base64.</param>
/// <param name="Previous">The secret before, which signs too until <paramref name="PreviousUntil"/>; null if there is none.</param>
internal sealed record WebhookSecrets(Uri Address, string Secret, string? Previous, DateTimeOffset? PreviousUntil)
{
    public const string Prefix = "whsec_";

    private const int KeyLength = 32;
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Secrets that sign at a moment, the newest first.</summary>
    public IEnumerable<string> At(DateTimeOffset now) => Previous is { } old && now < PreviousUntil ? [Secret, old] : [Secret];

    /// <summary>With a new secret; the receiver has a day to learn it.</summary>
    public WebhookSecrets Rotated(DateTimeOffset now) => new(Address, NewSecret(), Secret, now + Overlap);

    public byte[] Seal(DataKey key) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(this));

    public static WebhookSecrets Open(WebhookRow webhook, MasterKey masterKey) =>
        JsonSerializer.Deserialize<WebhookSecrets>(masterKey.Unwrap(webhook.WrappedKey).Open(webhook.Sealed))
        ?? throw new InvalidDataException($"Webhook {webhook.Id} is empty.");
}
