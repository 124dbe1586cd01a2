using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Stazh.Bench.Regional;

/// <summary>
/// Loaded by the runtime into the program itself where DOTNET_STARTUP_HOOKS names this assembly: writes every reading command that EF sends to the file
/// that STAZH_BENCH_COMMANDS names, one JSON line each. The name and the missing namespace are the runtime's rule.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("STAZH_BENCH_COMMANDS") is { Length: > 0 } file)
        {
            DiagnosticListener.AllListeners.Subscribe(new Listeners(new Commands(file)));
        }
    }

    private sealed class Listeners(Commands commands) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            {
                value.Subscribe(commands);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Commands(string file) : IObserver<KeyValuePair<string, object?>>
    {
        private static readonly string Executing = RelationalEventId.CommandExecuting.Name!;

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Executing && value.Value is CommandEventData { ExecuteMethod: DbCommandMethod.ExecuteReader } asked)
            {
                var line = RecordedCommand.Of(asked.Command).ToJson() + "\n";
                lock (this)
                {
                    File.AppendAllText(file, line);
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
