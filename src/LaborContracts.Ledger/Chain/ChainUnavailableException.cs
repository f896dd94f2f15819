namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The chain could not be asked: no connection, no answer in time, an HTTP error, or an answer that makes no sense. It says
/// nothing about what the chain holds, so it is neither a passed check nor a failed one.
/// </summary>
public class ChainUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The node answers, but serves another chain than the pinned one, or holds no registry at the pinned address.</summary>
public sealed class ChainMismatchException(string message) : ChainUnavailableException(message);

/// <summary>
/// The registry names a block in which it has recorded something, and the node serves no event of it there: it keeps no logs of blocks so
/// old, or the block was replaced in between. Otherwise it may be a good node.
/// </summary>
public sealed class EventNotServedException(ulong block) : ChainUnavailableException($"the node serves no event of block {block}");

/// <summary>The node understood the call and answered with an error of its own: JSON-RPC 2.0, section 5.1.</summary>
public sealed class JsonRpcErrorException(string method, int code, string error)
    : ChainUnavailableException($"{method}: the node answers {code}: {error}")
{
    /// <summary>Negative for most; 3 for a reverted call on many nodes.</summary>
    public int Code => code;

    /// <summary>The node's own words.</summary>
    public string Error => error;
}
