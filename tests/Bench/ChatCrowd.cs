using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Stazh.Bench;

/// <summary>Many browsers in one chat: raw sockets with the hub's JSON protocol.</summary>
internal sealed class ChatCrowd : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly List<ClientWebSocket> sockets = [];
    private readonly CancellationTokenSource closing = new();
    private string waitedFor = "";
    private int heard;
    private TaskCompletionSource all = new();

    public int Count => sockets.Count;

    public static async Task<ChatCrowd> JoinAsync(Uri hub, Guid run, long seen, IReadOnlyList<string> cookies, int count, CancellationToken stop)
    {
        var crowd = new ChatCrowd();
        var address = new UriBuilder(hub) { Scheme = "ws" }.Uri;
        for (var i = 0; i < count; i++)
        {
            var socket = new ClientWebSocket();
            if (cookies.Count > 0)
            {
                socket.Options.SetRequestHeader("Cookie", cookies[i % cookies.Count]);
            }

            await socket.ConnectAsync(address, stop);
            await Send(socket, "{\"protocol\":\"json\",\"version\":1}", stop);
            await Send(socket, JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Join", arguments = new object[] { run, seen } }), stop);
            var joined = new TaskCompletionSource();
            _ = crowd.ListenAsync(socket, joined);
            await joined.Task.WaitAsync(TimeSpan.FromSeconds(20), stop);
            crowd.sockets.Add(socket);
        }

        return crowd;
    }

    /// <summary>From sending a message to the last browser that has it.</summary>
    public async Task<TimeSpan> TellAsync(Func<string, Task> say, CancellationToken stop)
    {
        waitedFor = "слово" + Guid.NewGuid().ToString("n");
        all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        heard = 0;
        var clock = Stopwatch.StartNew();
        await say(waitedFor);
        await all.Task.WaitAsync(TimeSpan.FromSeconds(20), stop);
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        sockets.ForEach(s => s.Dispose());
    }

    private async Task ListenAsync(ClientWebSocket socket, TaskCompletionSource joined)
    {
        var buffer = new byte[1 << 16];
        var text = new StringBuilder();
        try
        {
            while (!closing.IsCancellationRequested)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), closing.Token);
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (!part.EndOfMessage || text.Length == 0 || text[^1] != End)
                {
                    continue;
                }

                var message = text.ToString();
                text.Clear();
                if (message.Contains("\"type\":3", StringComparison.Ordinal))
                {
                    joined.TrySetResult();
                }
                else if (waitedFor.Length > 0 && message.Contains(waitedFor[5..], StringComparison.Ordinal) && Interlocked.Increment(ref heard) == Count)
                {
                    all.TrySetResult();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            joined.TrySetException(e);
        }
    }

    private static Task Send(ClientWebSocket socket, string json, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + End), WebSocketMessageType.Text, endOfMessage: true, stop);
}
