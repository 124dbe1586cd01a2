using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Office;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>A region with a coordinator; people of given districts in a group.</summary>
internal static class MonitoringApp
{
    public const string Region = "Ленинградская область";

    public static async Task<Person> ACoordinator(this StazhApp app, string region = Region)
    {
        var person = await app.APerson($"mon-{Guid.NewGuid():n}"[..16], region: region);
        await app.Grant(person, Role.Coordinator, region: region);
        return person;
    }

    public static Task<List<District>> Districts(this StazhApp app) => app.InDb(db => db.Set<District>().AsNoTracking().Where(d => d.Subject == Region).OrderBy(d => d.Name).ToListAsync());

    /// <summary>A group of people who live in these districts, one each.</summary>
    public static async Task<GroupOfTrainees> AGroupOf(this StazhApp app, params string[] districts)
    {
        var group = await app.AGroup(districts.Length);
        await app.InDb(async db =>
        {
            for (var i = 0; i < districts.Length; i++)
            {
                var (id, district) = (group.Trainees[i].PersonId, districts[i]);
                await db.Set<Person>().Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.District, district));
            }
        });
        return group;
    }

    public static async Task Number(this Visitor visitor, string kind, string value, string district = "", string on = "2026-09-20", string source = "форма ОО-1") =>
        Assert.Equal(302, (await visitor.Submit((await visitor.Get("/monitoring/denominators")).Form("#denominator"), ("Input.Kind", kind), ("Input.District", district), ("Input.Value", value), ("Input.On", on), ("Input.Source", source))).Status);

    /// <summary>What a resource of the library says, signed by its owner.</summary>
    public static ResourceContent AContent() => new("Материал", "", "Текст", default, "Чтение", "", 2026, default, "", null, "", IsReplaced: false, ByOwner: true, [], NamesAgreed: true);

    /// <summary>Each of these people opened a resource of the library on the day.</summary>
    public static Task Read(this StazhApp app, IEnumerable<Guid> people, DateOnly? on = null) => app.InDb(async db =>
    {
        var resource = Resource.New(Guid.NewGuid(), $"read-{Guid.NewGuid():n}", null, Region, "", AContent(), app.Clock.GetUtcNow());
        db.Add(resource);
        db.AddRange(people.Select(p => new ResourceUse { Id = Guid.NewGuid(), ResourceId = resource.Id, ReaderId = p, Day = on ?? new(2026, 11, 20), Kind = UseKind.Opened, At = app.Clock.GetUtcNow(), Region = Region, District = "" }));
        await db.SaveChangesAsync();
    });

    /// <summary>How many an indicator counts in the region in the second half of 2026.</summary>
    public static async Task<int> Counted(this StazhApp app, string code, HalfYear? half = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var indicator = Indicators.Find(code)!;
        return (await scope.ServiceProvider.GetRequiredService<IndicatorBook>().CountAsync([indicator], Region, half ?? new HalfYear(2026, 2), new(2026, 11, 24), TestContext.Current.CancellationToken)).Raw(indicator);
    }

    /// <summary>Takes a file as a browser would and puts it into the folder.</summary>
    public static async Task<string> Saved(this Visitor visitor, string address, string folder, string name)
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, await visitor.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative), stop), stop);
        return path;
    }

    /// <summary>A sheet of a workbook as LibreOffice reads it, cells between commas.</summary>
    /// <param name="number">Counts from one.</param>
    public static async Task<string> Sheet(string folder, string book, int number) =>
        await File.ReadAllTextAsync((await LibreOffice.Convert(folder, $"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{number}", book)).Values.Single(), TestContext.Current.CancellationToken);
}
