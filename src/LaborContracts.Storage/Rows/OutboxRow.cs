using System.Text.Json;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Rows;

/// <summary>
/// A message that a gateway sends by SMS; where there is none, in development, it waits on the outbox page. It is sealed under
/// a key of its own: who copies the database learns neither code nor phone.
/// </summary>
public sealed class OutboxRow
{
    public long Id { get; init; }

    /// <summary>By which the gateway knows the message: sent again under it, it is the same one.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Which of the gateway's texts it is.</summary>
    public required string Template { get; init; }

    /// <summary>What it is about: an intent, or what else its code proves, a passkey that came or went, or a document that waits for its worker; null if none of them.</summary>
    public Guid? IntentId { get; init; }

    /// <summary>The contract whose trail hears what became of it; null if none does.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The message's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The <see cref="OutboxMessage"/> as JSON under the data key.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>From then on it is of no use, and is not sent.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often an instance has taken it to send it.</summary>
    public int Attempts { get; set; }

    /// <summary>Before that nobody takes it: neither to send it nor, once its outcome is known, to tell the trail.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary><c>sent</c>, <c>refused</c> or <c>expired</c>; null while it is not known.</summary>
    public string? Outcome { get; set; }

    /// <summary>What the gateway calls a message that it took.</summary>
    public string? GatewayId { get; set; }

    /// <summary>When the trail was told; null if it was not, or need not be.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>Grows each time that it is taken: of two instances one has it.</summary>
    public int Version { get; set; }

    public static OutboxRow Of(
        OutboxMessage message,
        string template,
        DateTimeOffset at,
        DateTimeOffset expiresAt,
        MasterKey masterKey,
        Guid? intent = null,
        Guid? contract = null)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        return new()
        {
            MessageId = Guid.CreateVersion7(at),
            Template = template,
            IntentId = intent,
            ContractId = contract,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(message)),
            At = at,
            ExpiresAt = expiresAt,
            NextAttemptAt = at,
        };
    }

    public OutboxMessage Open(MasterKey masterKey) =>
        JsonSerializer.Deserialize<OutboxMessage>(masterKey.Unwrap(WrappedKey).Open(Sealed))
        ?? throw new InvalidDataException($"Message {Id} is empty.");
}

/// <summary>What is sent.</summary>
/// <param name="Phone">The number, masked.</param>
/// <param name="Code">The one-time code in it; null if it brings none.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Number">The number itself; null if the platform does not know it.</param>
/// <param name="Parameters">The parts of the text that change, for gateways that keep the text themselves.</param>
public sealed record OutboxMessage(
    string Phone, string? Code, string Text, string? Number = null, IReadOnlyDictionary<string, string>? Parameters = null);
