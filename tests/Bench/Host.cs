using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Stazh.Bench;

/// <summary>A program of its own process on a free port of loopback, and a person at it.</summary>
public sealed partial class Host : IAsyncDisposable
{
    private readonly Process process;

    private Host(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan UntilFirstPage { get; private set; }

    /// <summary>Processor time spent by then: steady where the machine is busy.</summary>
    public TimeSpan WorkUntilFirstPage { get; private set; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double Megabytes => double.Parse(
        Kilobytes().Match(File.ReadAllText($"/proc/{process.Id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024;

    /// <summary>The program as it is released, with its demonstration, on a data folder.</summary>
    public static Task<Host> OursAsync(string folder, string repository, IReadOnlyDictionary<string, string> more, CancellationToken stop)
    {
        var settings = new Dictionary<string, string>(more)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Bench", ["Stazh__Demo"] = "true", ["Stazh__DataFolder"] = folder, ["Stazh__RequestsPerTenSeconds"] = "100000000",
            ["Stazh__SignInsPerMinute"] = "1000000", ["Logging__LogLevel__Default"] = "Warning",
        };
        var project = Path.Combine(repository, "src", "Stazh.Learn");
        return StartAsync(
            Path.Combine(project, "bin", "run", "Stazh.Learn.dll"), "/", settings, url => ["--urls", url, "--contentRoot", project, "--webroot", Path.Combine(project, "bin", "run", "wwwroot")], project, stop);
    }

    public static async Task ReadAsync(HttpClient http, string page, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{page} answers {(int)answer.StatusCode}");
        }
    }

    public static async Task<Host> StartAsync(string dll, string page, IReadOnlyDictionary<string, string> environment, Func<string, string[]> arguments, string workingFolder, CancellationToken stop)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments(url)]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingFolder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new Host(process, new(url));
        using var http = new HttpClient { BaseAddress = host.Url };
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{dll} stopped: {string.Join('\n', said)}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri(page, UriKind.Relative), stop);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync(stop);
                (host.UntilFirstPage, host.WorkUntilFirstPage) = (clock.Elapsed, host.ProcessorTime);
                return host;
            }
            catch (HttpRequestException e) when (e.StatusCode is null)
            {
                await Task.Delay(20, stop);
            }
        }

        void Keep(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
                said.RemoveRange(0, Math.Max(0, said.Count - 20));
            }
        }
    }

    public HttpClient Client(out CookieContainer cookies)
    {
        cookies = new();
        return new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 }) { BaseAddress = Url };
    }

    public async Task<(HttpClient Http, CookieContainer Cookies)> SignInAsync(string mailbox, CancellationToken stop)
    {
        var http = Client(out var cookies);
        using var answer = await PostAsync(http, "/account/sign-in", await TokenAsync(http, "/account/sign-in", stop), [new("Input.Email", mailbox), new("Input.Password", "stazh-demo-2026")], stop);
        return answer.StatusCode == HttpStatusCode.Redirect ? (http, cookies) : throw new InvalidOperationException($"{mailbox} cannot sign in: {answer.StatusCode}");
    }

    public static async Task<string> TokenAsync(HttpClient http, string page, CancellationToken stop) =>
        FormToken().Match(await http.GetStringAsync(new Uri(page, UriKind.Relative), stop)).Groups[1].Value;

    public static Task<HttpResponseMessage> PostAsync(HttpClient http, string page, string token, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop) =>
        http.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]), stop);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Kilobytes();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
