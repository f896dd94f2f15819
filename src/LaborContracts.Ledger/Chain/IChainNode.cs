namespace LaborContracts.Ledger.Chain;

/// <summary>What answers for a chain: one node, or several of which one answers at a time.</summary>
public interface IChainNode
{
    /// <summary>
    /// Puts a question, which may be several calls, to one node: what they say together is one node's view. The question may be
    /// put again to another node, so it changes nothing.
    /// </summary>
    /// <exception cref="ChainUnavailableException">No node that can be believed has answered.</exception>
    Task<T> AskAsync<T>(Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken);

    /// <summary>Hands signed bytes over. That they were taken does not say that they will be mined.</summary>
    /// <exception cref="JsonRpcErrorException">Refused for another reason than those of the outcome.</exception>
    /// <exception cref="ChainUnavailableException">Unknown whether a node has them: send the same bytes again.</exception>
    Task<SendOutcome> SendAsync(SignedTransaction transaction, CancellationToken cancellationToken);
}
