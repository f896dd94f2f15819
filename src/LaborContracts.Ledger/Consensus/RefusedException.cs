namespace LaborContracts.Ledger.Consensus;

/// <summary>Carries a refusal out of the steps of a check; it never leaves this library.</summary>
internal sealed class RefusedException(string code, string message) : Exception(message)
{
    public ConsensusRefusal Refusal { get; } = new(code, message);

    /// <summary>Reads something, and refuses with the code what is not of its form.</summary>
    public static T Unless<T>(string code, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new RefusedException(code, e.Message);
        }
    }
}
