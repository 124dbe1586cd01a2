using System.Net;

namespace Stazh.Learn.Features.Sites;

/// <summary>Looks whether an address answers: only its head, or, where a server does not know that, the beginning of the page.</summary>
public sealed class AddressProbe(IHttpClientFactory clients)
{
    public const string Client = "addresses";

    private const int MostSteps = 5;

    public async Task<Look> LookAsync(string url, CancellationToken stop)
    {
        try
        {
            return await FollowAsync(new Uri(url), stop);
        }
        catch (HttpRequestException e) when (e.InnerException is ClosedNetworkException)
        {
            return new(AddressVerdict.Closed);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new(AddressVerdict.Silent);
        }
    }

    private async Task<Look> FollowAsync(Uri first, CancellationToken stop)
    {
        var at = first;
        for (var step = 0; step <= MostSteps; step++)
        {
            var (status, location) = await AskAsync(at, stop);
            if ((int)status is < 300 or >= 400 || location is null)
            {
                return new(Judge(status, first, at), (int)status, Owner(first) == Owner(at) ? null : Cut(at.ToString()));
            }

            at = new Uri(at, location);
            if (at.Scheme is not ("http" or "https"))
            {
                break;
            }
        }

        return new(AddressVerdict.Broken);
    }

    private async Task<(HttpStatusCode Status, Uri? Location)> AskAsync(Uri at, CancellationToken stop)
    {
        var http = clients.CreateClient(Client);
        using var head = await SendAsync(http, HttpMethod.Head, at, stop);
        if ((int)head.StatusCode < 400)
        {
            return (head.StatusCode, head.Headers.Location);
        }

        // Many servers answer HEAD wrongly; what a reader gets is what counts.
        using var get = await SendAsync(http, HttpMethod.Get, at, stop);
        return (get.StatusCode, get.Headers.Location);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, Uri at, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, at);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
    }

    private static AddressVerdict Judge(HttpStatusCode status, Uri first, Uri at) => (int)status switch
    {
        < 400 => Owner(first) == Owner(at) ? AddressVerdict.Answers : AddressVerdict.Moved,
        404 or 410 => AddressVerdict.Missing,
        < 500 => AddressVerdict.Refuses,
        _ => AddressVerdict.Broken,
    };

    private static string Owner(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;

    private static string Cut(string url) => url.Length <= 2000 ? url : url[..2000];
}
