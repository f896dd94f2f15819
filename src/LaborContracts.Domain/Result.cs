namespace LaborContracts.Domain;

/// <summary>What an act gave: its event, or the refusal why nothing happened.</summary>
public readonly record struct Result<T> where T : class
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null if the act was refused.</summary>
    public T? Value { get; }

    /// <summary>Null if the act was done.</summary>
    public Refusal? Refusal { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
