using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>What a registry records, held against what its events told: null where they agree.</summary>
/// <param name="settled">The block as of which the registry is asked.</param>
internal sealed class RegistryRecords(JsonRpcNode node, Address registry, ChainHead settled)
{
    private string Block => JsonRpcReading.ToQuantity(settled.Number);

    /// <summary>Of an event that is new.</summary>
    public async Task<WitnessFinding?> UnlikeAsync(Bytes32 root, Anchor told, CancellationToken cancellationToken)
    {
        var recorded = await node.AnchorOfAsync(registry, root, Block, cancellationToken);
        if (recorded is null) return WitnessFinding.Alarm(FindingCode.AnchorUnrecorded, root.ToString(), WitnessText.Of(told.BlockNumber));
        return recorded == told ? null : Changed(root, told, recorded);
    }

    /// <summary>Of a root in the log: its record, and its event in the block that both name.</summary>
    public async Task<WitnessFinding?> UnlikeBeforeAsync(Bytes32 root, Anchor told, CancellationToken cancellationToken)
    {
        if (told.BlockNumber > settled.Number) return null; // more confirmations are asked for than before
        var recorded = await node.AnchorOfAsync(registry, root, Block, cancellationToken);
        if (recorded is null) return WitnessFinding.Alarm(FindingCode.AnchorVanished, root.ToString(), WitnessText.Of(told.BlockNumber));
        if (recorded != told) return Changed(root, told, recorded);
        var logs = await node.LogsAsync(registry, told.BlockNumber, told.BlockNumber, cancellationToken);
        return logs.Exists(log => log.Event == new RegistryEvent.Anchored(root, told.LeafCount, told.Anchorer))
            ? null
            : WitnessFinding.Alarm(FindingCode.AnchorWithoutEvent, root.ToString(), WitnessText.Of(told.BlockNumber));
    }

    /// <summary>Of a contract key in the log.</summary>
    public async Task<WitnessFinding?> UnlikeBeforeAsync(Bytes32 key, StatusEntry told, CancellationToken cancellationToken)
    {
        if (told.BlockTime > settled.Time) return null;
        var recorded = await node.StatusOfAsync(registry, key, Block, cancellationToken);
        return recorded == told ? null : WitnessFinding.Alarm(FindingCode.StatusChanged, key.ToString(), WitnessText.Of(told), WitnessText.Of(recorded));
    }

    private static WitnessFinding Changed(Bytes32 root, Anchor told, Anchor recorded) =>
        WitnessFinding.Alarm(FindingCode.AnchorChanged, root.ToString(), WitnessText.Of(told), WitnessText.Of(recorded));
}
