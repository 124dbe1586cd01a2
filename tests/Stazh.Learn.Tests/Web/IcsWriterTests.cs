using System.Text;
using System.Text.Json;
using Stazh.Learn.Tests.Web.Files;
using Stazh.Learn.Web.Calendars;

namespace Stazh.Learn.Tests.Web;

public sealed class IcsWriterTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly IcsCalendar Calendar = new("Стажировка: осень", Moscow,
    [
        new("session-1@stazh", 3, Start.AddDays(-7), Start, Start.AddHours(2), "Вводный вебинар; запятые, и \\ косая", "Строка первая\r\nСтрока вторая\u0007", "Луга, пр. Кирова, 56", "https://stazh.example/runs/1", AlarmMinutesBefore: 30),
        new("session-2@stazh", 4, Start.AddDays(-1), Start.AddDays(2), Start.AddDays(3), new string('ё', 200), Cancelled: true, AllDay: true),
    ]);

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_splits_a_character()
    {
        var ics = IcsWriter.Write(Calendar);
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', ics);
        Assert.Contains(new string('ё', 200), ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_independent_reader_understands_it()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, IcsWriter.Write(Calendar), TestContext.Current.CancellationToken);
        var library = Path.Combine(Source(), "node_modules", "ical.js", "dist", "ical.js");
        var script = $$"""
            const ICAL = (await import({{JsonSerializer.Serialize(library)}})).default;
            const text = (await import("node:fs")).readFileSync({{JsonSerializer.Serialize(file)}}, "utf8");
            const root = new ICAL.Component(ICAL.parse(text));
            for (const z of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(z);
            console.log(JSON.stringify(root.getAllSubcomponents("vevent").map(c => { const e = new ICAL.Event(c); return {
              uid: e.uid, sequence: e.sequence, summary: e.summary, description: e.description, location: e.location, status: c.getFirstPropertyValue("status"),
              start: e.startDate.isDate ? e.startDate.toString() : e.startDate.toJSDate().toISOString(), end: e.endDate.toString(), alarms: c.getAllSubcomponents("valarm").length }; })));
            """;
        var events = JsonDocument.Parse(await Samples.Run("node", "--input-type=module", "-e", script)).RootElement;
        File.Delete(file);

        Assert.Equal("session-1@stazh", Text(events[0], "uid"));
        Assert.Equal(3, events[0].GetProperty("sequence").GetInt32());
        Assert.Equal("Вводный вебинар; запятые, и \\ косая", Text(events[0], "summary"));
        Assert.Equal("Строка первая\nСтрока вторая", Text(events[0], "description"));
        Assert.Equal("Луга, пр. Кирова, 56", Text(events[0], "location"));
        Assert.Equal("2026-11-24T12:00:00.000Z", Text(events[0], "start"));
        Assert.Equal(1, events[0].GetProperty("alarms").GetInt32());
        Assert.Equal("CANCELLED", Text(events[1], "status"));
        Assert.Equal("2026-11-26", Text(events[1], "start"));
        Assert.Equal("2026-11-27", Text(events[1], "end"));
    }

    [Fact]
    public void The_tag_changes_with_the_calendar_and_only_then()
    {
        var changed = Calendar with { Events = [Calendar.Events[0] with { Sequence = 4 }] };
        Assert.Equal(IcsWriter.ETag(IcsWriter.Write(Calendar)), IcsWriter.ETag(IcsWriter.Write(Calendar)));
        Assert.NotEqual(IcsWriter.ETag(IcsWriter.Write(Calendar)), IcsWriter.ETag(IcsWriter.Write(changed)));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

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
