using System.Text.Json;

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

    private static readonly string[] Events =
    [
        AbiWords.EventTopic(RegistryCalls.AnchoredSignature).ToString(),
        AbiWords.EventTopic(RegistryCalls.StatusSetSignature).ToString(),
    ];

    /// <summary>
    /// The next range. Null while no settled block comes after the last one. If the chain no longer has that one where it was, its
    /// history is another, and is read from the first block on.
    /// </summary>
    /// <param name="last">The end of the range before; null to begin.</param>
    /// <exception cref="ChainUnavailableException">The chain could not be asked.</exception>
    public Task<RegistryRecords?> AfterAsync(BlockReference? last, CancellationToken cancellationToken) => node.AskAsync(chainId, async asked =>
    {
        var head = await asked.HeadAsync(cancellationToken);
        if (head.Number + 1 < (ulong)confirmations + (last?.Number ?? 0)) return null;
        var settled = head.Number + 1 - (ulong)confirmations;
        if (last is not null && (await asked.BlockAsync(last.Number, cancellationToken)).Hash != last.Hash) last = null;
        if (last?.Number == settled) return null;

        var from = last?.Number + 1 ?? 0;
        var through = await asked.BlockAsync(Math.Min(settled, from + MostBlocks - 1), cancellationToken);
        var filter = new
        {
            fromBlock = JsonRpcReading.ToQuantity(from),
            toBlock = JsonRpcReading.ToQuantity(through.Number),
            address = registry.ToString(),
            topics = new[] { Events },
        };
        return await asked.CallAsync("eth_getLogs", [filter],
            logs => Read(logs, new(through.Number, through.Hash)), cancellationToken);
    }, cancellationToken);

    private static RegistryRecords? Read(JsonElement logs, BlockReference through)
    {
        var (roots, statuses) = (new List<AnchoredEvent>(), new List<StatusSetEvent>());
        foreach (var log in logs.EnumerateArray())
        {
            if (log.GetProperty("topics")[0].GetString() == Events[0]) roots.Add(RpcRegistry.ReadAnchored(log));
            else statuses.Add(ReadStatusSet(log));
        }

        return new(through, roots, statuses);
    }

    private static StatusSetEvent ReadStatusSet(JsonElement log)
    {
        var words = AbiWords.Read(log.GetProperty("data").Data(), 3);
        return new(
            log.GetProperty("topics")[1].Hash(), (RecordedStatus)words[0].ToNumber((ulong)RecordedStatus.Voided),
            (uint)words[1].ToNumber(uint.MaxValue), words[2]);
    }
}

/// <summary>A block by number and hash: the hash says whether the chain still has it there.</summary>
public sealed record BlockReference(ulong Number, Bytes32 Hash);

/// <summary>What was recorded in a range of blocks.</summary>
/// <param name="Through">The last block of the range.</param>
public sealed record RegistryRecords(
    BlockReference Through, IReadOnlyList<AnchoredEvent> Roots, IReadOnlyList<StatusSetEvent> Statuses);

/// <summary>A status that was recorded; a later one may have followed.</summary>
public sealed record StatusSetEvent(Bytes32 Key, RecordedStatus Status, uint Revision, Bytes32 Document);
