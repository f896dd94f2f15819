namespace LaborContracts.Signatures.Validation;

/// <summary>That the first bytes of a file existed at some time (EN 319 102-1 §3.1, proof of existence).</summary>
/// <param name="Length">How many bytes from the start of the file.</param>
/// <param name="At">UTC.</param>
public sealed record ProofOfExistence(int Length, DateTimeOffset At);

/// <summary>What is proven so far of when the file's parts existed; timestamps that passed add to it.</summary>
internal sealed class ProofsOfExistence(IEnumerable<ProofOfExistence> given)
{
    private readonly List<ProofOfExistence> _proofs = [.. given];
    private readonly List<ProofOfExistence> _tokens = [];

    public void Add(int length, DateTimeOffset at) => _proofs.Add(new(length, at));

    /// <summary>The earliest time at which bytes up to this length are known to have existed; null if nobody says.</summary>
    public DateTimeOffset? Before(int length) =>
        _proofs.Where(proof => proof.Length >= length).Select(proof => (DateTimeOffset?)proof.At).Min();

    /// <summary>
    /// A time before which bytes up to this length cannot have existed, since they hold a timestamp of that time; null if
    /// they hold none.
    /// </summary>
    public DateTimeOffset? After(int length) =>
        _tokens.Where(token => token.Length < length).Select(token => (DateTimeOffset?)token.At).Max();

    /// <summary>A passed token that stands inside the bytes up to this length.</summary>
    public void AddToken(int length, DateTimeOffset at) => _tokens.Add(new(length, at));
}
