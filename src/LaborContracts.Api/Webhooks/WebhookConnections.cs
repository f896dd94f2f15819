using System.Net;
using System.Net.Sockets;

namespace LaborContracts.Api.Webhooks;

/// <summary>A webhook's name leads to an address that may not be called.</summary>
internal sealed class AddressNotPublicException() : IOException("The name leads to no public address.");

/// <summary>
/// How webhooks are called: the address that is connected to is the one that was judged, so a name that changes its mind in between gains
/// nothing; no redirect is followed, no proxy of the environment asked.
/// </summary>
internal static class WebhookConnections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="anywhere">During development also this machine.</param>
    public static SocketsHttpHandler Handler(bool anywhere) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, anywhere, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool anywhere, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellationToken);
        var allowed = addresses.Where(address => anywhere || PublicAddresses.Has(address)).ToArray();
        if (allowed.Length == 0) throw new AddressNotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
