namespace LaborContracts.Storage.Rows;

/// <summary>A firm that asks to use the platform, until the operator has decided and for a time after. Firms are no persons; who asks for it is in <see cref="Sealed"/>.</summary>
public sealed class FirmApplicationRow
{
    public required Guid Id { get; init; }

    /// <summary>Its unified social credit code, as it says.</summary>
    public required string CreditCode { get; init; }

    public required string FirmName { get; init; }

    /// <summary>Keyed hash over all that was sent: the same application waits once.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>Media type of the business licence.</summary>
    public required string LicenceType { get; init; }

    /// <summary>The application's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Its address, name and phone of the administrator to be, and why it was refused, as JSON under the data key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary><c>Waiting</c>, <c>Approved</c> or <c>Refused</c>.</summary>
    public required string State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The operator's account.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Grows by one with each write: of two who decide at the same moment one is refused.</summary>
    public int Version { get; set; }
}
