using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaborContracts.Ledger.Network;

/// <summary>What a Besu node finds in its data folder, beside its key.</summary>
internal static partial class BesuFiles
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

    /// <summary>The accounts that such a file allows, as it was written here, by Besu or by hand.</summary>
    /// <exception cref="FormatException">It has no list of accounts that can be read.</exception>
    public static IReadOnlyList<Address> AccountsIn(string permissions) => AccountsList().Match(permissions) is { Success: true } list
        ? [.. list.Groups["account"].Captures.Select(account => new Address(Hex.Decode(account.Value)))]
        : throw new FormatException("no accounts-allowlist of addresses");

    [GeneratedRegex(
        """^\s*accounts-allowlist\s*=\s*\[(\s*"(?<account>0x[0-9a-fA-F]{40})"\s*(,|(?=\])))*\s*\]""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AccountsList();

    private static string List(IEnumerable<string> values) => $"[{string.Join(',', values.Select(value => $"\"{value}\""))}]";
}
