using System.Text;
using System.Text.Json;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Rows;

/// <summary>
/// The right of whoever holds a phone to have an account, by a link that is sent there, works once, and is stored only as
/// a keyed hash.
/// </summary>
public sealed class InvitationRow
{
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of the secret in the link.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The roles of the account, with spaces between them.</summary>
    public required string Roles { get; init; }

    /// <summary>As in <see cref="AccountRow.Party"/>.</summary>
    public required string Party { get; init; }

    /// <summary>Masked; empty if the link is handed over in another way.</summary>
    public required string PhoneMasked { get; init; }

    public required string? PhoneIndex { get; init; }

    /// <summary>Name of the account that invites; empty for who asked for themselves.</summary>
    public required string InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Data key of phone and message, wrapped by the master key; null without a phone, and once the link was used.</summary>
    public byte[]? WrappedKey { get; set; }

    /// <summary>The number, UTF-8, under that key: messages to the account go there.</summary>
    public byte[]? SealedPhone { get; set; }

    /// <summary>The <see cref="OutboxMessage"/> with the link as JSON under that key; null when it has gone out.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>Of two who use it at the same moment one is refused.</summary>
    public int Version { get; set; }

    /// <summary>The message that has not gone out yet.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    public OutboxMessage OpenMessage(MasterKey masterKey) =>
        JsonSerializer.Deserialize<OutboxMessage>(
            masterKey.Unwrap(WrappedKey!).Open(Sealed ?? throw new InvalidOperationException($"Invitation {Id} was sent already.")))
        ?? throw new InvalidDataException($"The message of invitation {Id} is empty.");

    /// <summary>The number that the link was sent to, which goes with the link's use; null if it was handed over in another way.</summary>
    public string? TakePhone(MasterKey masterKey)
    {
        var phone = SealedPhone is null ? null : Encoding.UTF8.GetString(masterKey.Unwrap(WrappedKey!).Open(SealedPhone));
        (WrappedKey, SealedPhone, Sealed) = (null, null, null);
        return phone;
    }
}
