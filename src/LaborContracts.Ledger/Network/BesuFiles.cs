using System.Text;
using System.Text.Json;

namespace LaborContracts.Ledger.Network;

/// <summary>What a Besu node finds in its data folder, beside its key.</summary>
internal static class BesuFiles
{
    /// <summary>The peers that it dials, and dials again when they are gone.</summary>
    public const string StaticNodesName = "static-nodes.json";

    /// <summary>Whose connections and whose transactions it takes.</summary>
    public const string PermissionsName = "permissions_config.toml";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] StaticNodes(IEnumerable<Enode> others) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(others.Select(node => node.ToString()), Indented), (byte)'\n'];

    public static byte[] Permissions(IEnumerable<Enode> nodes, IEnumerable<Address> accounts) => Encoding.ASCII.GetBytes(
        $"accounts-allowlist={List(accounts.Select(account => Hex.Encode(account.ToArray())))}\n"
        + $"nodes-allowlist={List(nodes.Select(node => node.ToString()))}\n");

    private static string List(IEnumerable<string> values) => $"[{string.Join(',', values.Select(value => $"\"{value}\""))}]";
}
