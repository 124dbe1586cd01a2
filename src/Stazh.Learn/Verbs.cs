using Stazh.Learn.Data;

namespace Stazh.Learn;

/// <summary>The program is also its own tool: <c>-- migrate</c>, <c>-- make-admin e-mail</c> … Features bring their verbs as <see cref="IVerb"/>.</summary>
public interface IVerb
{
    string Name { get; }

    /// <summary>One line: arguments and what it does.</summary>
    string Usage { get; }

    Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop);
}

internal static class Verbs
{
    /// <summary>Runs the verb named first on the command line; null when there is none and the site is to be served.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] != "--help"))
        {
            return null;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var verbs = scope.ServiceProvider.GetServices<IVerb>().OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
        var verb = verbs.Find(v => v.Name == args[0]);
        if (verb is null)
        {
            var output = args[0] == "--help" ? Console.Out : Console.Error;
            await output.WriteLineAsync("Verbs (without one the site is served):");
            foreach (var each in verbs)
            {
                await output.WriteLineAsync($"  {each.Name} {each.Usage}");
            }

            return args[0] == "--help" ? 0 : 2;
        }

        return await verb.RunAsync(args[1..], Console.Out, CancellationToken.None);
    }
}

internal sealed class MigrateVerb(AppDb db, TimeProvider clock) : IVerb
{
    public string Name => "migrate";

    public string Usage => "— brings the database up to date";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        await Migrator.MigrateAsync(db, clock, stop);
        await output.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
