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

    /// <summary>Data key of the message with the link, wrapped by the master key; null when it has gone out.</summary>
    public byte[]? WrappedKey { get; set; }

    /// <summary>The <see cref="OutboxMessage"/> as JSON under that key.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>Of two who use it at the same moment one is refused.</summary>
    public int Version { get; set; }

    /// <summary>The message that has not gone out yet.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    public OutboxMessage OpenMessage(MasterKey masterKey) =>
        JsonSerializer.Deserialize<OutboxMessage>(
            masterKey.Unwrap(WrappedKey ?? throw new InvalidOperationException($"Invitation {Id} was sent already.")).Open(Sealed))
        ?? throw new InvalidDataException($"The message of invitation {Id} is empty.");
}
