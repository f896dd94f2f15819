using System.Net;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Network;

/// <summary>
/// A node as its peers dial it: <c>enode://</c>, its public key in 128 hexadecimal digits, <c>@</c>, address and port.
/// </summary>
public sealed record Enode(EthereumPublicKey Key, IPEndPoint Endpoint)
{
    public override string ToString() => $"enode://{Key.ToString()[2..]}@{Endpoint}";
}
