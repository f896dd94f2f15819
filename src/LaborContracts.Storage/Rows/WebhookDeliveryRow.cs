namespace LaborContracts.Storage.Rows;

/// <summary>One event for one webhook. It is there before anything is sent, in the transaction of what it tells of.</summary>
public sealed class WebhookDeliveryRow
{
    /// <summary>The message's id, the same in every attempt: by it a receiver notices what came twice.</summary>
    public required Guid Id { get; init; }

    public required Guid WebhookId { get; init; }

    /// <summary>The event's type.</summary>
    public required string Type { get; init; }

    /// <summary>Id of the contract or of the upload.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The state that it was in after the event.</summary>
    public required string SubjectState { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when no attempt is to follow: it was delivered, or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public int Attempts { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Status of the last answer; null if there was none.</summary>
    public int? LastStatus { get; set; }

    /// <summary>Code of what hindered the last attempt; null if nothing did.</summary>
    public string? LastProblem { get; set; }

    /// <summary>Grows by one with each write: of two instances that would send it one is refused.</summary>
    public int Version { get; set; }
}
