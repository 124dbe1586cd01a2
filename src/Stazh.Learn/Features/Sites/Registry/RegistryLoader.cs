using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>Loads the registry of /content at start. Only rows that are missing are added, so it may run at every start.</summary>
public sealed class RegistryLoader(AppDb db, ContentFolder content, RegistryImport import, TimeProvider clock)
{
    private static readonly string[] SiteFiles = ["regional-sites.csv", "loiro-sites.csv"];

    public async Task<bool> LoadAsync(CancellationToken stop)
    {
        await AddMissingAsync(stop);
        db.ChangeTracker.Clear();
        return true;
    }

    private async Task AddMissingAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var subjects = await db.Set<Subject>().Select(s => s.Code).ToHashSetAsync(stop);
        db.AddRange(Lines("subjects.csv").Where(l => subjects.Add(l["code"])).Select(l => new Subject
        {
            Code = l["code"], Name = l["name"], RegistryName = l["registry_name"].Length == 0 ? l["name"] : l["registry_name"], Short = l["short"], Column = Number(l["column"]), Row = Number(l["row"]),
        }));
        var districts = (await db.Set<District>().Select(d => new { d.Subject, d.Name }).ToListAsync(stop)).Select(d => (d.Subject, d.Name)).ToHashSet();
        db.AddRange(Lines("districts.csv").Where(l => districts.Add((l["subject"], l["district"]))).Select(l => new District
        {
            Id = Guid.CreateVersion7(now), Subject = l["subject"], Name = l["district"], Consultants = Number(l["consultants"]), Note = l["note"],
        }));
        // The two links of one line keep their order.
        var links = (await db.Set<SupportLink>().Select(l => new { l.Table, l.Line, l.Url }).ToListAsync(stop)).Select(l => (l.Table, l.Line, l.Url)).ToHashSet();
        db.AddRange(Lines("support-links.csv").Where(l => links.Add((Number(l["table"]), Number(l["no"]), l["url"]))).Select((l, order) => new SupportLink
        {
            Id = Guid.CreateVersion7(now.AddMilliseconds(order)), Table = Number(l["table"]), Line = Number(l["no"]), Subject = l["subject"], Organisation = l["organisation"], Url = l["url"], Kind = l["kind"],
            Note = l["note"], IsDoubtful = l["doubt"] == "yes",
        }));
        await db.SaveChangesAsync(stop);
        foreach (var file in SiteFiles)
        {
            await import.AddMissingAsync(await File.ReadAllBytesAsync(content.File("registry", file), stop), file, stop);
            await db.SaveChangesAsync(stop);
        }
    }

    private IReadOnlyList<CsvLine> Lines(string file)
    {
        var (table, refusal) = CsvTable.Read(File.ReadAllBytes(content.File("registry", file)));
        var bad = table?.Lines.FirstOrDefault(l => l.Problem is not null);
        return table is not null && bad is null ? table.Lines : throw new InvalidDataException($"{file}, line {bad?.Line}: {(refusal ?? bad?.Problem)?.Sentence}");
    }

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
