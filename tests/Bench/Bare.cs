using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Stazh.Bench.Regional;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Bench;

/// <summary>Razor pages that read the same rows of the same database in the same way: no sign-in, no layout, no words in two languages, no Markdown.</summary>
public static class Bare
{
    public static ServiceProvider Database(string file) =>
        new ServiceCollection().AddData(Settings(file)).BuildServiceProvider();

    /// <param name="pages">A file of recorded commands, page by page; null where none are sent again.</param>
    public static async Task RunAsync(string database, string url, string? pages)
    {
        var builder = WebApplication.CreateBuilder(["--urls", url]);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddData(Settings(database));
        builder.Services.AddSingleton<Packages>();
        builder.Services.AddSingleton(new Recorded(pages));
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            foreach (var part in parts.ApplicationParts.Where(p => p.Name.StartsWith("Stazh.Learn", StringComparison.Ordinal)).ToList())
            {
                parts.ApplicationParts.Remove(part);
            }
        });
        // Letters as letters, as the program writes them: the default would spend the page on &#x…;
        builder.Services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapRazorPages();
        app.MapHub<Hall>("/hall");
        app.MapPost("/say/{run:guid}", async (Guid run, HttpRequest request, AppDb db, IHubContext<Hall> hall) =>
        {
            var form = await request.ReadFormAsync();
            var author = await db.Set<ChatMessage>().Where(m => m.RunId == run).Select(m => m.AuthorId).FirstAsync();
            var message = new ChatMessage { RunId = run, AuthorId = author, Text = form["Input.Text"]!, Key = Guid.NewGuid().ToString("n"), At = TimeProvider.System.GetUtcNow() };
            db.Add(message);
            await db.SaveChangesAsync();
            await hall.Clients.Group(run.ToString("n")).SendAsync("Said", new { message.Id, message.AuthorId, message.Text, message.At });
            return Results.NoContent();
        });
        await app.RunAsync();
    }

    private static IConfiguration Settings(string file) => new ConfigurationBuilder().AddInMemoryCollection([new("Stazh:Database", file)]).Build();

    public sealed class Hall : Hub
    {
        public Task Join(Guid run, long seen) => Groups.AddToGroupAsync(Context.ConnectionId, run.ToString("n"));
    }

    /// <summary>Commands of pages of the program, to be asked again.</summary>
    public sealed class Recorded(string? file)
    {
        private readonly List<List<RecordedCommand>> pages = file is null ? [] : JsonSerializer.Deserialize<List<List<RecordedCommand>>>(File.ReadAllText(file))!;
        private readonly System.Collections.Concurrent.ConcurrentDictionary<int, IReadOnlyList<RecordedQuery>> known = new();

        internal async Task<IReadOnlyList<RecordedQuery>> QueriesAsync(int page, AppDb db)
        {
            if (!known.TryGetValue(page, out var queries))
            {
                await db.Database.OpenConnectionAsync();
                var made = new List<RecordedQuery>();
                foreach (var command in pages[page])
                {
                    made.Add(await RecordedQuery.OfAsync(command, db.Database.GetDbConnection()));
                }

                known[page] = queries = made;
            }

            return queries;
        }
    }

    /// <summary>Read once, as the program does.</summary>
    public sealed class Packages(IServiceScopeFactory scopes)
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, ProgrammePackage> known = new();

        public async Task<ProgrammePackage> OfAsync(Guid version)
        {
            if (!known.TryGetValue(version, out var package))
            {
                await using var scope = scopes.CreateAsyncScope();
                var json = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ProgrammeVersion>().Where(v => v.Id == version).Select(v => v.PackageJson).SingleAsync();
                known[version] = package = ProgrammePackage.FromJson(json);
            }

            return package;
        }
    }
}
