namespace LaborContracts.Ledger.Chain;

/// <summary>
/// All that the pinned registry has recorded, by its events in the order of the blocks, a bounded range of settled blocks at a
/// time: what is recorded is found here by whoever does not know what to ask for.
/// </summary>
/// <param name="confirmations">Blocks, the one in question included, before it counts as settled: 1 or more.</param>
public sealed class RegistryLog(IChainNode node, ulong chainId, Address registry, int confirmations)
{
    /// <summary>Of blocks in a range. A block holds the statuses of a transaction or a few, and the node's reply is bounded.</summary>
    public const int MostBlocks = 50;

    /// <summary>
    /// The next range. Null while no settled block comes after the last one. If the chain no longer has that one where it was, its
    /// history is another, and is read from the first block on.
    /// </summary>
    /// <param name="last">The end of the range before; null to begin.</param>
    /// <exception cref="ChainUnavailableException">The chain could not be asked.</exception>
    public Task<RecordedRange?> AfterAsync(BlockReference? last, CancellationToken cancellationToken) => node.AskAsync(chainId, async asked =>
    {
        var head = await asked.HeadAsync(cancellationToken);
        if (head.Number + 1 < (ulong)confirmations + (last?.Number ?? 0)) return null;
        var settled = head.Number + 1 - (ulong)confirmations;
        if (last is not null && (await asked.BlockAsync(last.Number, cancellationToken)).Hash != last.Hash) last = null;
        if (last?.Number == settled) return null;

        var from = last?.Number + 1 ?? 0;
        var through = await asked.BlockAsync(Math.Min(settled, from + MostBlocks - 1), cancellationToken);
        var logs = await asked.LogsAsync(registry, from, through.Number, cancellationToken);
        return new RecordedRange(
            new(through.Number, through.Hash),
            [.. logs.Select(log => log.Anchored).OfType<AnchoredEvent>()],
            [.. logs.Select(log => log.Event).OfType<RegistryEvent.StatusSet>().Select(set => set.Change)]);
    }, cancellationToken);
}

/// <summary>A block by number and hash: the hash says whether the chain still has it there.</summary>
public sealed record BlockReference(ulong Number, Bytes32 Hash);

/// <summary>What was recorded in a range of blocks.</summary>
/// <param name="Through">The last block of the range.</param>
public sealed record RecordedRange(
    BlockReference Through, IReadOnlyList<AnchoredEvent> Roots, IReadOnlyList<StatusChange> Statuses);
