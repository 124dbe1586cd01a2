using System.Text.Json;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Features.LearningRoutes;

public sealed class RouteExportTests(RouteApp app) : IClassFixture<RouteApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_paper_names_person_items_weeks_and_coverage()
    {
        var (group, trainee) = await app.AProposedRoute();
        var answer = await trainee.Http.GetAsync(new Uri($"/learn/{group.Id}/route.pdf", UriKind.Relative), Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var file = Path.Combine(app.Folder, $"{group.Id}.pdf");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Stop), Stop);
        var text = string.Join(' ', (await Samples.Run("pdftotext", "-layout", file, "-")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Индивидуальный образовательный маршрут", text, StringComparison.Ordinal);
        Assert.Contains("Ясенева", text, StringComparison.Ordinal);
        Assert.Matches(@"Покрыто \d+\s%\sдефицитов", text);
        Assert.Contains("Основной, версия 1: черновик", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_keeps_its_events_through_versions_and_cancels_what_is_gone()
    {
        var (group, trainee) = await app.AProposedRoute();
        var tutor = await app.As(group.TutorEmail);
        await RouteApp.Press(trainee, group.Id, "submit");
        await RouteApp.Press(tutor, group.Id, "approve");
        var before = await Read();
        var count = (await app.Newest(group.Id)).Items.Count;
        Assert.Equal(count, before.Count);

        await RouteApp.Press(trainee, group.Id, "start");
        var items = (await app.Newest(group.Id)).InOrder.ToList();
        var (moved, gone) = (items.First(i => i.Week < 3), items[^1]);
        await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "later", moved.Id);
        await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "drop", gone.Id);
        Assert.Equal(before.Keys.Order(), (await Read()).Keys.Order());
        await RouteApp.Press(trainee, group.Id, "submit");
        await RouteApp.Press(tutor, group.Id, "approve");

        var after = await Read();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        var uid = $"route-{moved.Key:n}@stazh.learn";
        Assert.Equal(before[uid].Sequence + 1, after[uid].Sequence);
        Assert.Equal(7, (DateOnly.Parse(after[uid].Start, System.Globalization.CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(before[uid].Start, System.Globalization.CultureInfo.InvariantCulture).DayNumber));
        Assert.Equal("CANCELLED", after[$"route-{gone.Key:n}@stazh.learn"].Status);

        async Task<Dictionary<string, (int Sequence, string Start, string Status)>> Read()
        {
            var file = Path.GetTempFileName();
            await File.WriteAllTextAsync(file, (await trainee.Get($"/learn/{group.Id}/route.ics")).Body, Stop);
            var library = Path.Combine(Source(), "node_modules", "ical.js", "dist", "ical.js");
            var script = $$"""
                const ICAL = (await import({{JsonSerializer.Serialize(library)}})).default;
                const root = new ICAL.Component(ICAL.parse((await import("node:fs")).readFileSync({{JsonSerializer.Serialize(file)}}, "utf8")));
                console.log(JSON.stringify(root.getAllSubcomponents("vevent").map(c => { const e = new ICAL.Event(c); return [e.uid, e.sequence, e.startDate.toString(), c.getFirstPropertyValue("status")]; })));
                """;
            var events = JsonDocument.Parse(await Samples.Run("node", "--input-type=module", "-e", script)).RootElement;
            File.Delete(file);
            return events.EnumerateArray().ToDictionary(e => e[0].GetString()!, e => (e[1].GetInt32(), e[2].GetString()!, e[3].GetString()!));
        }
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "src", "Stazh.Learn")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src", "Stazh.Learn");
    }
}
