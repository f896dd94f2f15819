namespace LaborContracts.Storage.Rows;

/// <summary>Where an employer's program wants to be told of events. The address may hold a password, so it is sealed like the secrets.</summary>
public sealed class WebhookRow
{
    public required Guid Id { get; init; }
    public required string EmployerCode { get; init; }

    /// <summary>The events it is told of, by their types, with spaces between.</summary>
    public required string Events { get; init; }

    /// <summary>The webhook's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Address and secrets as JSON under the data key.</summary>
    public required byte[] Sealed { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nothing is delivered any more; null while it is.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Code of the reason.</summary>
    public string? DisabledFor { get; set; }

    /// <summary>Grows by one with each write.</summary>
    public int Version { get; set; }
}
