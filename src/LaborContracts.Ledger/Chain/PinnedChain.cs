namespace LaborContracts.Ledger.Chain;

/// <summary>Questions that only a node of the pinned chain may answer.</summary>
internal static class PinnedChain
{
    /// <summary>Puts the question after the node has said that it serves this chain.</summary>
    /// <exception cref="ChainMismatchException">It serves another.</exception>
    /// <exception cref="ChainUnavailableException">No node that can be believed has answered.</exception>
    public static Task<T> AskAsync<T>(
        this IChainNode node, ulong chainId, Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken) =>
        node.AskAsync(async asked =>
        {
            await asked.RequireChainAsync(chainId, cancellationToken);
            return await question(asked);
        }, cancellationToken);
}
