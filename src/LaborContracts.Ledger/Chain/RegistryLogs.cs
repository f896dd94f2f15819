using System.Security.Cryptography;
using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>The registry's events as a node lists them. Nothing outside the question is taken: an answer that strays is senseless.</summary>
internal static class RegistryLogs
{
    private static readonly Dictionary<Bytes32, Func<Bytes32[], byte[], RegistryEvent>> Readings = new()
    {
        [AbiWords.EventTopic(RegistryCalls.AnchoredSignature)] = (topics, data) => new RegistryEvent.Anchored(
            Topic(topics, 1, of: 3), (uint)AbiWords.Read(data, 1)[0].ToNumber(uint.MaxValue), topics[2].ToAddress()),
        [AbiWords.EventTopic(RegistryCalls.StatusSetSignature)] = (topics, data) => new RegistryEvent.StatusSet(Change(topics, data)),
        [AbiWords.EventTopic(RegistryCalls.StatusSkippedSignature)] = (topics, data) => new RegistryEvent.StatusSkipped(Change(topics, data)),
        [AbiWords.EventTopic(RegistryCalls.RoleGrantedSignature)] = (topics, data) => new RegistryEvent.RoleGranted(
            Topic(topics, 1, of: 4), topics[2].ToAddress(), NoData(data, topics[3]).ToAddress()),
        [AbiWords.EventTopic(RegistryCalls.RoleRevokedSignature)] = (topics, data) => new RegistryEvent.RoleRevoked(
            Topic(topics, 1, of: 4), topics[2].ToAddress(), NoData(data, topics[3]).ToAddress()),
        [AbiWords.EventTopic(RegistryCalls.PausedSignature)] = (topics, data) => new RegistryEvent.Paused(Account(topics, data)),
        [AbiWords.EventTopic(RegistryCalls.UnpausedSignature)] = (topics, data) => new RegistryEvent.Unpaused(Account(topics, data)),
    };

    /// <summary>All events of the blocks, in the order of the chain.</summary>
    /// <exception cref="ChainUnavailableException">Not answered, with more than a reply may have, or with something that was not asked for.</exception>
    public static Task<List<LoggedEvent>> LogsAsync(
        this JsonRpcNode node, Address registry, ulong from, ulong to, CancellationToken cancellationToken)
    {
        var filter = new { fromBlock = JsonRpcReading.ToQuantity(from), toBlock = JsonRpcReading.ToQuantity(to), address = registry.ToString() };
        return node.CallAsync("eth_getLogs", [filter], logs => ReadAll(logs, registry, from, to), cancellationToken);
    }

    /// <exception cref="FormatException">Something that was not asked for.</exception>
    public static List<LoggedEvent> ReadAll(JsonElement logs, Address registry, ulong from, ulong to)
    {
        var read = logs.EnumerateArray().Select(log => Read(log, registry))
            .OrderBy(log => log.BlockNumber).ThenBy(log => log.LogIndex).ToList();
        if (read.Find(log => log.BlockNumber < from || log.BlockNumber > to) is { } stray)
            throw new FormatException($"an event of block {stray.BlockNumber}, want {from} to {to}");
        if (read.DistinctBy(log => (log.BlockNumber, log.LogIndex)).Count() != read.Count)
            throw new FormatException("two events with one number in one block");
        return read;
    }

    private static LoggedEvent Read(JsonElement log, Address registry)
    {
        if (log.GetProperty("address").Account() is var emitter && emitter != registry)
            throw new FormatException($"an event of {emitter}, want {registry}");
        if (log.TryGetProperty("removed", out var removed) && removed.ValueKind == JsonValueKind.True)
            throw new FormatException("an event of a block that is no longer in the chain");
        var index = log.GetProperty("logIndex").Quantity();
        return new(
            log.GetProperty("blockNumber").BlockNumber(), log.GetProperty("blockHash").Hash(), log.GetProperty("transactionHash").Hash(),
            index <= uint.MaxValue ? (uint)index : throw new FormatException($"got an event with number {index}"),
            EventOf([.. log.GetProperty("topics").EnumerateArray().Select(topic => topic.Hash())], log.GetProperty("data").Data()));
    }

    /// <summary>What is not as the registry's code writes it is an event of another code.</summary>
    private static RegistryEvent EventOf(Bytes32[] topics, byte[] data)
    {
        var foreign = new RegistryEvent.Foreign(new(SHA256.HashData([.. AbiWords.Concatenate(topics), .. data])));
        if (topics.Length == 0 || !Readings.TryGetValue(topics[0], out var read)) return foreign;
        try
        {
            return read(topics, data);
        }
        catch (FormatException)
        {
            return foreign;
        }
    }

    private static StatusChange Change(Bytes32[] topics, byte[] data)
    {
        var words = AbiWords.Read(data, 3);
        var status = (RecordedStatus)words[0].ToNumber((ulong)RecordedStatus.Voided);
        return status != RecordedStatus.None
            ? new(Topic(topics, 1, of: 2), status, (uint)words[1].ToNumber(uint.MaxValue), words[2])
            : throw new FormatException("a status of 0");
    }

    private static Address Account(Bytes32[] topics, byte[] data)
    {
        _ = Topic(topics, 0, of: 1);
        return AbiWords.Read(data, 1)[0].ToAddress();
    }

    private static Bytes32 Topic(Bytes32[] topics, int index, int of) =>
        topics.Length == of ? topics[index] : throw new FormatException($"got {topics.Length} topics, want {of}");

    private static Bytes32 NoData(byte[] data, Bytes32 topic) => AbiWords.Read(data, 0) is [] ? topic : throw new FormatException("data beside the topics");
}

/// <summary>An event and where a node says it is; the block's time is not in it.</summary>
internal sealed record LoggedEvent(ulong BlockNumber, Bytes32 BlockHash, Bytes32 TransactionHash, uint LogIndex, RegistryEvent Event)
{
    /// <summary>Where a root was recorded; null for any other event.</summary>
    public AnchoredEvent? Anchored => Event is RegistryEvent.Anchored anchored
        ? new(anchored.Root, anchored.LeafCount, anchored.Anchorer, TransactionHash, BlockNumber, BlockHash)
        : null;
}
