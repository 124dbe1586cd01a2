using Stazh.Learn.Data;
using Stazh.Learn.Features.Administration.Demo;
using Stazh.Learn.Features.Portal;

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

/// <summary><c>demo</c>: for showing the program on a machine of its own, without a start in demonstration mode.</summary>
internal sealed class DemoVerb(IServiceProvider services, IHostEnvironment environment) : IVerb
{
    public string Name => "demo";

    public string Usage => "— fills an empty database with demonstration people and groups (never in Production)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        if (environment.IsProduction())
        {
            await output.WriteLineAsync("There are no demonstration people in Production: set ASPNETCORE_ENVIRONMENT=Development on a machine of your own.");
            return 1;
        }

        var added = false;
        await Startup.LoadAsync(services, async () =>
        {
            if (added = await services.GetRequiredService<Demonstration>().AddAsync(stop))
            {
                await services.GetRequiredService<DemoNews>().AddAsync(stop);
            }
        }, stop);
        if (!added)
        {
            await output.WriteLineAsync("People have registered here already: the demonstration goes into an empty database only.");
            return 1;
        }

        await output.WriteLineAsync("The demonstration is there. Its sign-ins stand in the README.");
        return 0;
    }
}
