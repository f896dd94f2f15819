namespace LaborContracts.Storage.Rows;

/// <summary>That somebody of the labor authority was refused a look. Who, at what and why is in <see cref="Sealed"/>.</summary>
public sealed class RefusedLookRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The row's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The refusal as JSON under the data key.</summary>
    public required byte[] Sealed { get; init; }
}
