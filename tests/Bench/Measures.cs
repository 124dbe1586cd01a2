using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Conversations;

namespace Stazh.Bench;

/// <summary>Rounds of the program and of the bare pages take turns, so that a busy machine disturbs both alike; medians are printed.</summary>
internal sealed class Measures(string folder, string repository, string[] only) : IAsyncDisposable
{
    private const int Rounds = 5;
    private const int WarmRequests = 3000;
    private const int Browsers = 500;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource bound = new(TimeSpan.FromSeconds(290));
    private readonly List<Host> hosts = [];
    private string Database => Path.Combine(folder, "stazh.db");

    public async Task RunAsync()
    {
        var stop = bound.Token;
        // The first start lays the database and the demonstration; the measured rows come on top.
        await OursAsync();
        await StopAllAsync();
        Seed seed;
        long seen;
        await using (var services = Bare.Database(Database))
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            seed = await Seed.AddAsync(db);
            seen = await db.Set<ChatMessage>().Where(m => m.RunId == seed.Run).MaxAsync(m => m.Id, stop);
        }

        var (starts, bareStarts, work, bareWork) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            await StopAllAsync();
            var (mine, theirs) = (await OursAsync(), await BareAsync(seed));
            starts.Add(mine.UntilFirstPage.TotalMilliseconds);
            bareStarts.Add(theirs.UntilFirstPage.TotalMilliseconds);
            work.Add(mine.WorkUntilFirstPage.TotalMilliseconds);
            bareWork.Add(theirs.WorkUntilFirstPage.TotalMilliseconds);
        }

        var (ours, bare) = (hosts[0], hosts[1]);
        await Task.Delay(TimeSpan.FromSeconds(3), stop);
        Console.WriteLine($"{"",-34} {"ours",12} {"bare",12} {"ours : bare",12}");
        Print("first page after start, ms", Load.Median(starts), Load.Median(bareStarts), higherIsBetter: false);
        Print("  processor until then, ms", Load.Median(work), Load.Median(bareWork), higherIsBetter: false);
        Print("resident memory at rest, MB", ours.Megabytes, bare.Megabytes, higherIsBetter: false);

        var (http, _) = await ours.SignInAsync(seed.Mailboxes[0], stop);
        var plain = bare.Client(out _);
        await PagesAsync("topic of 100 posts", http, $"/runs/{seed.Run}/forum/{seed.Topic}", plain, $"/topic/{seed.Topic}?run={seed.Run}&person={seed.Reader}");
        await PagesAsync("programme", http, "/programs/adhd-functions", plain, $"/programme/adhd-functions?person={seed.Reader}");
        await PagesAsync("programme, not signed in", ours.Client(out _), "/programs/adhd-functions", plain, "/programme/adhd-functions");
        await PagesAsync("list of 200 topics", http, $"/runs/{seed.Run}/forum", plain, $"/topics/{seed.Run}?person={seed.Reader}");
        await RepliesAsync(http, $"/runs/{seed.Run}/forum/{seed.Replies}", plain, $"/topic/{seed.Replies}");
        await ChatAsync(ours, bare, seed, seen);
        Print("resident memory after all, MB", ours.Megabytes, bare.Megabytes, higherIsBetter: false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAllAsync();
        bound.Dispose();
    }

    private async Task<Host> OursAsync()
    {
        var host = await Host.OursAsync(folder, repository, new Dictionary<string, string>(), bound.Token);
        hosts.Add(host);
        return host;
    }

    private async Task<Host> BareAsync(Seed seed)
    {
        var host = await Host.StartAsync(typeof(Measures).Assembly.Location, $"/topics/{seed.Run}", new Dictionary<string, string>(), url => ["bare", Database, url], folder, bound.Token);
        hosts.Add(host);
        return host;
    }

    private async Task StopAllAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        hosts.Clear();
    }

    private Task PagesAsync(string name, HttpClient ours, string page, HttpClient bare, string barePage) =>
        TurnsAsync(name, () => Host.ReadAsync(ours, page, bound.Token), () => Host.ReadAsync(bare, barePage, bound.Token));

    private async Task RepliesAsync(HttpClient ours, string topic, HttpClient bare, string bareTopic)
    {
        var (token, bareToken) = (await Host.TokenAsync(ours, topic, bound.Token), await Host.TokenAsync(bare, bareTopic, bound.Token));
        await TurnsAsync(
            "reply to a topic",
            () => PostedAsync(ours, topic, token, "Input.Text", "Input.Key"),
            () => PostedAsync(bare, bareTopic, bareToken, "Text", "Key"));
    }

    private async Task TurnsAsync(string name, Func<Task> ours, Func<Task> bare)
    {
        if (only.Length > 0 && !only.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var (mine, theirs) = await new Load(hosts[0], hosts[1]).TurnsAsync(ours, bare, WarmRequests, Rounds, Round, bound.Token);
        Print(name + ", a second", mine.Rate, theirs.Rate, higherIsBetter: true);
        Print("  one waits, ms", mine.Wait, theirs.Wait, higherIsBetter: false);
        Print("  processor for one, ms", mine.Processor, theirs.Processor, higherIsBetter: false);
    }

    private async Task PostedAsync(HttpClient http, string page, string token, string text, string key)
    {
        using var answer = await Host.PostAsync(http, page, token, [new(text, "Взяла вашу идею с часами, расскажу в пятницу."), new(key, Guid.NewGuid().ToString("n"))], bound.Token);
        if ((int)answer.StatusCode / 100 != 3)
        {
            throw new InvalidOperationException($"{page} answers {(int)answer.StatusCode}");
        }
    }

    private async Task ChatAsync(Host ours, Host bare, Seed seed, long seen)
    {
        const string Name = "chat";
        if (only.Length > 0 && !only.Any(o => Name.Contains(o, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var stop = bound.Token;
        var cookies = new List<string>();
        HttpClient? writer = null;
        foreach (var mailbox in seed.Mailboxes)
        {
            var (http, jar) = await ours.SignInAsync(mailbox, stop);
            cookies.Add(jar.GetCookieHeader(ours.Url));
            writer = http;
        }

        var plain = bare.Client(out _);
        var chat = $"/runs/{seed.Run}/chat";
        var token = await Host.TokenAsync(writer!, chat, stop);
        await using var crowd = await ChatCrowd.JoinAsync(new(ours.Url, "/hubs/talk"), seed.Run, seen, cookies, Browsers, stop);
        await using var bareCrowd = await ChatCrowd.JoinAsync(new(bare.Url, "/hall"), seed.Run, seen, [], Browsers, stop);
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds * 5; i++)
        {
            var told = await crowd.TellAsync(word => PostedToChatAsync(writer!, chat, token, word), stop);
            var bareTold = await bareCrowd.TellAsync(word => PostedToChatAsync(plain, $"/say/{seed.Run}", "", word), stop);
            if (i >= 5)
            {
                mine.Add(told.TotalMilliseconds);
                theirs.Add(bareTold.TotalMilliseconds);
            }
        }

        Print($"chat message to {Browsers} browsers, ms", Load.Median(mine), Load.Median(theirs), higherIsBetter: false);
    }

    private async Task PostedToChatAsync(HttpClient http, string page, string token, string word)
    {
        using var answer = await Host.PostAsync(http, page, token, [new("Input.Text", word), new("Input.Key", word)], bound.Token);
        if ((int)answer.StatusCode >= 400)
        {
            throw new InvalidOperationException($"{page} answers {(int)answer.StatusCode}");
        }
    }

    /// <summary>The ratio is the program's speed as a part of the bare page's: 1 is equal, less is slower or larger.</summary>
    private static void Print(string name, double ours, double bare, bool higherIsBetter) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-34} {ours,12:0.0} {bare,12:0.0} {(higherIsBetter ? ours / bare : bare / ours),12:0.00}"));
}
