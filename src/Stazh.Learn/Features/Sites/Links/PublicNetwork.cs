using System.Net;
using System.Net.Sockets;

namespace Stazh.Learn.Features.Sites;

public sealed class ClosedNetworkException(string host) : IOException($"{host} is not on the public network");

/// <summary>
/// The registry is written by people, so its addresses must not make this program knock at doors behind its own wall. The name is resolved
/// here and the connection goes to the very addresses that were looked at.
/// </summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Within the global block, but a way to other addresses or only for examples.</summary>
    private static readonly IPNetwork[] Within = [IPNetwork.Parse("2001::/32"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16")];

    public static bool Holds(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Closed.Any(n => n.Contains(address))
            : Global.Contains(address) && !Within.Any(n => n.Contains(address));
    }

    /// <exception cref="ClosedNetworkException">Any of the host's addresses is not public, or the port is not of the web.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, stop);
        if (port is not (80 or 443) || addresses.Length == 0 || !addresses.All(Holds))
        {
            throw new ClosedNetworkException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
