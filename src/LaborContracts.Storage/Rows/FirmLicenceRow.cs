namespace LaborContracts.Storage.Rows;

/// <summary>The business licence of an application, apart from it: it is read when somebody looks at it, and not with every list.</summary>
public sealed class FirmLicenceRow
{
    public required Guid ApplicationId { get; init; }

    /// <summary>The file under the application's data key.</summary>
    public required byte[] Sealed { get; init; }
}
