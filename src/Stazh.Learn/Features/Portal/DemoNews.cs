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
        foreach (var file in Directory.EnumerateFiles(content.File("portal", "news"), "*.md").Order(StringComparer.Ordinal).Select(MarkdownFile.Find).OfType<MarkdownFile>().Where(f => known.Add(f["slug"])))
        {
            var written = DateOnly.Parse(file["date"], CultureInfo.InvariantCulture);
            var day = written > today ? today : written;
            var item = NewsItem.Draft(Guid.CreateVersion7(clock.GetUtcNow()), file["slug"], file.Title, day, null);
            (item.Summary, item.Body, item.Stamp) = (file["summary"], file.Body.Trim(), Guid.NewGuid());
            item.Publish(day);
            await desk.AddAsync(item, stop);
        }

        await db.SaveChangesAsync(stop);
    }
}
