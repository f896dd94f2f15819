using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>The registry's calls and events as bytes, and its compiled code: those of contracts/.</summary>
internal static class RegistryCalls
{
    public const string AnchorSignature = "anchor(bytes32,uint32)";
    public const string AnchorOfSignature = "anchorOf(bytes32)";
    public const string SetStatusSignature = "setStatus(bytes32[],uint8[],uint32[],bytes32[])";
    public const string StatusOfSignature = "statusOf(bytes32)";
    public const string AnchoredSignature = "Anchored(bytes32,uint32,address)";
    public const string StatusSetSignature = "StatusSet(bytes32,uint8,uint32,bytes32)";
    public const string StatusSkippedSignature = "StatusSkipped(bytes32,uint8,uint32,bytes32)";
    public const string RoleGrantedSignature = "RoleGranted(bytes32,address,address)";
    public const string RoleRevokedSignature = "RoleRevoked(bytes32,address,address)";
    public const string PausedSignature = "Paused(address)";
    public const string UnpausedSignature = "Unpaused(address)";

    public static byte[] Anchor(Bytes32 root, uint leafCount) =>
        AbiWords.Call(AnchorSignature, root, AbiWords.Word(leafCount));

    public static byte[] AnchorOf(Bytes32 root) => AbiWords.Call(AnchorOfSignature, root);

    public static byte[] SetStatus(IReadOnlyList<StatusChange> changes) =>
    [
        .. AbiWords.Call(SetStatusSignature),
        .. AbiWords.Lists(
            [.. changes.Select(change => change.Key)],
            [.. changes.Select(change => AbiWords.Word((ulong)change.Status))],
            [.. changes.Select(change => AbiWords.Word(change.Revision))],
            [.. changes.Select(change => change.Document)]),
    ];

    public static byte[] StatusOf(Bytes32 key) => AbiWords.Call(StatusOfSignature, key);

    /// <summary>The registry's code with its constructor's arguments: one account in each role.</summary>
    public static byte[] Deployment(
        Address administrator, Address anchorer, Address registrar, Address guardian, Address predecessor) =>
        [.. Bytecode(), .. AbiWords.Concatenate(
            AbiWords.Word(administrator), AbiWords.Word(anchorer), AbiWords.Word(registrar), AbiWords.Word(guardian),
            AbiWords.Word(predecessor))];

    private static byte[] Bytecode()
    {
        using var resource = typeof(RegistryCalls).Assembly.GetManifestResourceStream("LaborContractRegistry.json")!;
        using var artifact = JsonDocument.Parse(resource);
        return artifact.RootElement.GetProperty("bytecode").Data();
    }
}
