namespace LaborContracts.Storage.Rows;

/// <summary>
/// A labor contract at rest. What can be read without its key names no person: the employer is a firm, the worker a
/// blind index; terms and parties are in <see cref="Sealed"/>.
/// </summary>
public sealed class ContractRow
{
    public required Guid Id { get; init; }

    /// <summary>32 random bytes, the same in the PDF, the leaf and the registry.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The code of the QR on paper: 128 random bits in base32.</summary>
    public required string Code { get; init; }

    public required string Number { get; init; }
    public required string EmployerCode { get; init; }
    public required string WorkerIndex { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The contract's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    public required string State { get; set; }

    /// <summary>Who has asked to sign and waits for a timestamp; null if nobody.</summary>
    public string? AwaitingTimestamp { get; set; }

    public DateTimeOffset? OfferExpiresAt { get; set; }

    /// <summary>SHA-256, lower-case hex, of the PDF as it stands; null while a draft.</summary>
    public string? DocumentSha256 { get; set; }

    /// <summary>The aggregate's snapshot as JSON under the contract's data key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Grows by one with each write: of two writers who read the same state one is refused.</summary>
    public int Version { get; set; }
}
