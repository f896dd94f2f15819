using System.Text.Json;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Rows;

/// <summary>
/// A message, mostly with a one-time code, that a gateway would send by SMS; in development it waits on the outbox page instead. It is sealed under
/// a key of its own: who copies the database learns no code.
/// </summary>
public sealed class OutboxRow
{
    public long Id { get; init; }

    /// <summary>What it is about: an intent, or what else a code is to prove, or a passkey that came or went.</summary>
    public required Guid IntentId { get; init; }

    /// <summary>The message's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The <see cref="OutboxMessage"/> as JSON under the data key.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTimeOffset At { get; init; }

    public static OutboxRow Of(OutboxMessage message, Guid intent, MasterKey masterKey, DateTimeOffset at)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        return new()
        {
            IntentId = intent,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(message)),
            At = at,
        };
    }

    public OutboxMessage Open(MasterKey masterKey) =>
        JsonSerializer.Deserialize<OutboxMessage>(masterKey.Unwrap(WrappedKey).Open(Sealed))
        ?? throw new InvalidDataException($"Message {Id} is empty.");
}

/// <summary>What is sent.</summary>
/// <param name="Phone">The number, masked.</param>
/// <param name="Code">Null in a message that only tells something.</param>
public sealed record OutboxMessage(string Phone, string? Code, string Text);
