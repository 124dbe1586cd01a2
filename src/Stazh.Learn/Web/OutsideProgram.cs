using System.Diagnostics;
using System.Globalization;

namespace Stazh.Learn.Web;

/// <param name="Time">Wall clock; the processor time is held to the same number of seconds.</param>
/// <param name="Memory">Address space in bytes.</param>
/// <param name="Output">Largest file in bytes that the program may write, and largest answer on its standard output.</param>
public sealed record ProgramLimits(TimeSpan Time, long Memory, long Output);

public sealed record ProgramAnswer(int Code, byte[] Output, string Errors)
{
    public const int OutOfTime = 124;

    public bool Ok => Code == 0;
}

/// <summary>Runs a program of the machine that reads what strangers sent: little memory, little time, no settings of ours, no proxy out.</summary>
public static class OutsideProgram
{
    public static bool Exists(string name) => Find(name) is not null;

    /// <param name="environment">Everything the program gets to see besides PATH, LANG and a home in the temporary folder.</param>
    public static async Task<ProgramAnswer> RunAsync(
        string name,
        IEnumerable<string> arguments,
        ProgramLimits limits,
        ReadOnlyMemory<byte> input = default,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken stop = default)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Find("prlimit") is { } prlimit)
        {
            var seconds = Math.Max(1, (int)limits.Time.TotalSeconds);
            start.FileName = prlimit;
            foreach (var limit in (string[])[$"--as={Text(limits.Memory)}", $"--cpu={Text(seconds)}", "--nofile=256", $"--fsize={Text(limits.Output)}", "--core=0", name, .. arguments])
            {
                start.ArgumentList.Add(limit);
            }
        }
        else
        {
            start.FileName = name;
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }
        }

        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = Path.GetTempPath();
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limits.Time);
        try
        {
            var feeding = FeedAsync(process, input, time.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, limits.Output, time.Token);
            var errors = ReadAsync(process.StandardError.BaseStream, 1 << 16, time.Token);
            await Task.WhenAll(feeding, output, errors);
            await process.WaitForExitAsync(time.Token);
            return new(process.ExitCode, await output, System.Text.Encoding.UTF8.GetString(await errors));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(ProgramAnswer.OutOfTime, [], "out of time");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all; its exit code tells why.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream from, long most, CancellationToken stop)
    {
        using var all = new MemoryStream();
        var piece = new byte[1 << 14];
        int read;
        while ((read = await from.ReadAsync(piece, stop)) > 0)
        {
            if (all.Length + read <= most)
            {
                all.Write(piece, 0, read);
            }
        }

        return all.ToArray();
    }
}
