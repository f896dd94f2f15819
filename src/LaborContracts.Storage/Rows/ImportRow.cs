namespace LaborContracts.Storage.Rows;

/// <summary>
/// A document that was made and signed elsewhere and is registered as it was received. What can be read without its key names no person: the employer is a firm,
/// the worker a blind index; what the employer says of it, and what its signatures were found to be worth, is in <see cref="Sealed"/>.
/// </summary>
public sealed class ImportRow
{
    /// <summary>Also in its leaf, its trail and its file's row, in the place of a contract's.</summary>
    public required Guid Id { get; init; }

    /// <summary>32 random bytes, in its leaf and its trail.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Of the employer who brought it.</summary>
    public required string EmployerCode { get; init; }

    /// <summary>Blind index of the worker's identity number; empty once it was shredded.</summary>
    public required string WorkerIndex { get; set; }

    /// <summary>Blind index of the worker's phone; null once it was shredded.</summary>
    public required string? PhoneIndex { get; set; }

    /// <summary>Code of the kind of document, as the employer says.</summary>
    public required string Document { get; init; }

    /// <summary>District code of the place of work, as the employer says.</summary>
    public required string District { get; init; }

    /// <summary>The last day of what it agrees, as the employer says; null if it has none.</summary>
    public required DateOnly? EndsOn { get; set; }

    /// <summary>SHA-256 of the file, lower-case hex: a file is registered once.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The worst indication among its signatures when it was received: <c>TOTAL-PASSED</c>, <c>INDETERMINATE</c> or <c>TOTAL-FAILED</c>.</summary>
    public required string Indication { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its data key, wrapped by the master key. Empty once it was shredded.</summary>
    public required byte[] WrappedKey { get; set; }

    /// <summary>The <c>ImportContents</c> as JSON under the data key; empty once it was shredded.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>The day on which its content is to be destroyed, as its parties can see; null while its time is not over.</summary>
    public DateOnly? ErasedOn { get; set; }

    /// <summary>When its content was destroyed; null while it is there.</summary>
    public DateTimeOffset? ShreddedAt { get; private set; }

    /// <summary>Grows by one with each write: of two writers who read the same state one is refused.</summary>
    public int Version { get; set; }

    /// <summary>Destroys what tells of a person. The leaf and the employer's sequence rest on what stays.</summary>
    public void Shred(DateTimeOffset at)
    {
        (WrappedKey, Sealed, WorkerIndex, PhoneIndex, ShreddedAt) = ([], [], "", null, at);
        Version++;
    }
}
