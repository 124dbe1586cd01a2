using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Portal;

/// <summary>News of an invented region, so that a demonstration has something to read; never in Production.</summary>
public sealed class DemoNews(AppDb db, NewsDesk desk, ContentFolder content, IOptions<StazhSettings> settings, IHostEnvironment environment, TimeProvider clock)
{
    public Task OfferAsync(CancellationToken stop) => settings.Value.Demo && !environment.IsProduction() ? AddAsync(stop) : Task.CompletedTask;

    public async Task AddAsync(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var known = await db.Set<NewsItem>().Select(n => n.Slug).ToHashSetAsync(stop);
        var stories = Directory.EnumerateFiles(content.File("portal", "news"), "*.md").Order(StringComparer.Ordinal).Select(MarkdownFile.Find).OfType<MarkdownFile>()
            .Select(f => (File: f, Day: DateOnly.Parse(f["date"], CultureInfo.InvariantCulture))).ToList();
        // Before the day of the newest story all of them are older by the difference: nothing is from tomorrow, and their order stays.
        var early = Math.Max(0, stories.Select(s => s.Day.DayNumber).DefaultIfEmpty(0).Max() - today.DayNumber);
        foreach (var (file, written) in stories.Where(s => known.Add(s.File["slug"])))
        {
            var day = written.AddDays(-early);
            var item = NewsItem.Draft(Guid.CreateVersion7(clock.GetUtcNow()), file["slug"], file.Title, day, null);
            (item.Summary, item.Body, item.Stamp) = (file["summary"], file.Body.Trim(), Guid.NewGuid());
            item.Publish(day);
            await desk.AddAsync(item, stop);
        }

        await db.SaveChangesAsync(stop);
    }
}
