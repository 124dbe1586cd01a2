using System.Diagnostics;
using System.Globalization;
using Stazh.Learn.Data;

namespace Stazh.Bench.Regional;

/// <summary>
/// Every page of the regional half over a large region: its commands to the database are recorded in one start, sent again by a bare page in another; both
/// take turns, so that a busy machine disturbs both alike.
/// </summary>
internal sealed class RegionalMeasures(string folder, string repository, string[] only) : IAsyncDisposable
{
    private const double Wanted = 0.4;
    private const int WarmRequests = 400;
    private const int Rounds = 3;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource bound = new(TimeSpan.FromMinutes(28));
    private readonly List<Host> hosts = [];
    private string Database => Path.Combine(folder, "stazh.db");
    private string Pages => Path.Combine(folder, "pages.json");

    public async Task RunAsync()
    {
        await (await OursAsync([])).DisposeAsync();
        IReadOnlyList<RegionalSeed.Reader> readers;
        await using (var services = Bare.Database(Database))
        await using (var scope = services.CreateAsyncScope())
        {
            readers = await new RegionalSeed(scope.ServiceProvider.GetRequiredService<AppDb>()).AddAsync();
        }

        readers = [.. readers.Where(r => only.Length == 0 || only.Any(o => r.Address.Contains(o, StringComparison.OrdinalIgnoreCase)))];
        var commands = await RecordAsync(readers);
        await File.WriteAllTextAsync(Pages, System.Text.Json.JsonSerializer.Serialize(commands), bound.Token);
        var (ours, bare) = (await OursAsync([]), await Host.StartAsync(typeof(RegionalMeasures).Assembly.Location, "/replay/0", new Dictionary<string, string>(), url => ["bare", Database, url, Pages], folder, bound.Token));
        hosts.AddRange(ours, bare);
        var plain = bare.Client(out _);
        var visitors = await VisitorsAsync(ours, readers);
        Console.WriteLine($"{"page",-58} {"commands",8} {"ours/s",8} {"bare/s",8} {"ours : bare",12} {"one waits, ms",14}");
        var (load, slow) = (new Load(ours, bare), 0);
        for (var i = 0; i < readers.Count; i++)
        {
            var (http, address) = (visitors[readers[i].Mailbox], readers[i].Address);
            var number = i;
            var (mine, theirs) = await load.TurnsAsync(() => Host.ReadAsync(http, address, bound.Token), () => Host.ReadAsync(plain, $"/replay/{number}", bound.Token), WarmRequests, Rounds, Round, bound.Token);
            var ratio = mine.Rate / theirs.Rate;
            slow += ratio < Wanted ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{address,-58} {commands[i].Count,8} {mine.Rate,8:0} {theirs.Rate,8:0} {ratio,12:0.00} {mine.Wait,14:0.0}{(ratio < Wanted ? "  below" : "")}"));
        }

        Console.WriteLine($"{readers.Count - slow} of {readers.Count} pages at {Wanted.ToString(CultureInfo.InvariantCulture)} of the bare page or above");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        bound.Dispose();
    }

    /// <summary>What each page asks once its caches are full.</summary>
    private async Task<List<List<RecordedCommand>>> RecordAsync(IReadOnlyList<RegionalSeed.Reader> readers)
    {
        var file = Path.Combine(folder, "commands.jsonl");
        await using var ours = await OursAsync(new() { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location, ["STAZH_BENCH_COMMANDS"] = file, ["Stazh__Workers"] = "false" });
        var visitors = await VisitorsAsync(ours, readers);
        var (pages, closed) = (new List<List<RecordedCommand>>(), new List<string>());
        foreach (var reader in readers)
        {
            var (before, clock) = (0, Stopwatch.StartNew());
            for (var again = 0; again < 2; again++)
            {
                before = (await File.ReadAllLinesAsync(file, bound.Token)).Length;
                clock.Restart();
                using var answer = await visitors[reader.Mailbox].GetAsync(new Uri(reader.Address, UriKind.Relative), bound.Token);
                if (!answer.IsSuccessStatusCode)
                {
                    closed.Add($"{reader.Address} answers {(int)answer.StatusCode}");
                }
            }

            if (clock.Elapsed > Long)
            {
                Console.WriteLine($"{reader.Address} takes {clock.ElapsedMilliseconds} ms alone");
            }

            pages.Add([.. (await File.ReadAllLinesAsync(file, bound.Token)).Skip(before).Select(RecordedCommand.FromJson)]);
        }

        return closed.Count == 0 ? pages : throw new InvalidOperationException(string.Join('\n', closed.Distinct()));
    }

    private async Task<Dictionary<string, HttpClient>> VisitorsAsync(Host ours, IEnumerable<RegionalSeed.Reader> readers)
    {
        var visitors = new Dictionary<string, HttpClient>();
        foreach (var mailbox in readers.Select(r => r.Mailbox).Distinct())
        {
            visitors[mailbox] = mailbox.Length == 0 ? ours.Client(out _) : (await ours.SignInAsync(mailbox, bound.Token)).Http;
        }

        return visitors;
    }

    private Task<Host> OursAsync(Dictionary<string, string> more) => Host.OursAsync(folder, repository, more, bound.Token);
}
