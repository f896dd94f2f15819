using System.CommandLine;
using LaborContracts.Ledger.Chain;
using LaborContracts.Verification;

namespace LaborContracts.Verifier;

/// <summary>Where a node of the chain is to be asked, if anywhere.</summary>
internal static class NodeAddress
{
    public static Option<string?> Option() => new("--rpc") { Description = "区块链节点地址 / a node of the chain" };

    /// <exception cref="UsageException">Not an address with http or https.</exception>
    public static Uri In(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"--rpc: '{text}' is no address with http or https");

    /// <summary>The pinned registry as that node shows it; null if no node is to be asked, or none is pinned.</summary>
    public static IRegistry? Registry(Uri? rpc, Trust trust, HttpClient http) =>
        rpc is not null && trust is { ChainId: { } chain, Registry: { } address } ? new RpcRegistry(new JsonRpcNode(http, rpc), chain, address) : null;
}
