using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
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
