using System.Net;
using System.Net.Sockets;

namespace LaborContracts.Api.Http;

/// <summary>
/// From where a request comes: the address of the connection's other end; of a proxy's, if one stands before the platform and it was not told
/// to believe it. An IPv4 address is the same however the connection spells it.
/// </summary>
internal static class ClientAddress
{
    private const int BytesOfASubscriber = 8; // of an IPv6 address: whoever has one has all that begin with the same 64 bits

    /// <summary>As it is written down; empty if there is no network between.</summary>
    public static string Text(IPAddress? from) => from is null ? "" : Plain(from).ToString();

    /// <summary>Whom it belongs to, as far as an address tells: what is counted by address is counted by this.</summary>
    public static string Subscriber(IPAddress? from)
    {
        if (from is null) return "";
        var (bytes, family) = (Plain(from).GetAddressBytes(), Plain(from).AddressFamily);
        return Convert.ToHexStringLower(family == AddressFamily.InterNetworkV6 ? bytes[..BytesOfASubscriber] : bytes);
    }

    private static IPAddress Plain(IPAddress from) => from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
}
