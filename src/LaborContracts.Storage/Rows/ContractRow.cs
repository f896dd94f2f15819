namespace LaborContracts.Storage.Rows;

/// <summary>
/// A document at rest: an agreement, or one that follows it. What can be read without its key names no person: the employer is a firm, the worker a
/// blind index; terms and parties are in <see cref="Sealed"/>.
/// </summary>
public sealed class ContractRow
{
    public required Guid Id { get; init; }

    /// <summary>The contract by which the relation began: its own id, unless the document follows another.</summary>
    public required Guid RootId { get; init; }

    /// <summary>Number of the document among those of its relation, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Code of the kind of document.</summary>
    public required string Document { get; init; }

    /// <summary>32 random bytes, the same in PDF, leaf and registry, and for all documents of a relation.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The code of the QR on paper: 128 random bits in base32.</summary>
    public required string Code { get; init; }

    public required string Number { get; init; }
    public required string EmployerCode { get; init; }

    /// <summary>Blind index of the worker's identity number; empty once it was shredded.</summary>
    public required string WorkerIndex { get; set; }

    /// <summary>Blind index of the worker's phone in the terms; null in rows of before phones were indexed, and once it was shredded.</summary>
    public string? PhoneIndex { get; set; }

    /// <summary>Credit code of the third party; null if there is none.</summary>
    public string? PartnerCode { get; init; }

    /// <summary>District code of the place of work in the terms; null if they name none, and in rows of before districts were kept.</summary>
    public string? District { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The relation's data key, wrapped by the master key; the key is the same for all its documents. Empty once it was shredded.</summary>
    public required byte[] WrappedKey { get; set; }

    public required string State { get; set; }

    /// <summary>Of the agreement by which a relation began: number of its latest concluded document.</summary>
    public int LatestRevision { get; set; } = 1;

    /// <summary>Who has asked to sign and waits for a timestamp; null if nobody.</summary>
    public string? AwaitingTimestamp { get; set; }

    public DateTimeOffset? OfferExpiresAt { get; set; }

    /// <summary>When it was sent for signing; null while a draft.</summary>
    public DateTimeOffset? OfferedAt { get; set; }

    /// <summary>When the last party had signed; null until then.</summary>
    public DateTimeOffset? ConcludedAt { get; set; }

    /// <summary>How many of the worker's requests for a change wait for an answer; 0 in rows that were last written before they were counted.</summary>
    public int OpenChanges { get; set; }

    /// <summary>SHA-256, lower-case hex, of the PDF as it stands; null while a draft.</summary>
    public string? DocumentSha256 { get; set; }

    /// <summary>The aggregate's snapshot as JSON under the contract's data key; empty once it was shredded.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>When its time was over and its key and content were destroyed; null while they are there.</summary>
    public DateTimeOffset? ShreddedAt { get; private set; }

    /// <summary>Grows by one with each write: of two writers who read the same state one is refused.</summary>
    public int Version { get; set; }

    /// <summary>Destroys what tells of a person. Key, code, state and credit codes stay: leaf, status card and sequence rest on them.</summary>
    public void Shred(DateTimeOffset at)
    {
        (WrappedKey, Sealed, WorkerIndex, PhoneIndex, ShreddedAt) = ([], [], "", null, at);
        Version++;
    }
}
