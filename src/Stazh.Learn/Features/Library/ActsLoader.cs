using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Stazh.Learn.Features.Library;

/// <summary>Puts the acts of content/library/acts.yaml into the bank of normative acts; those that are there stay as coordinators keep them.</summary>
public sealed class ActsLoader(AppDb db, LibraryDesk desk, ContentFolder content)
{
    public async Task<bool> LoadAsync(CancellationToken stop)
    {
        var acts = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Act>>(await File.ReadAllTextAsync(content.File("library", "acts.yaml"), stop));
        var known = await db.Set<Resource>().Where(r => r.Kind == ResourceKind.Act).Select(r => r.Slug).ToHashSetAsync(stop);
        foreach (var act in acts.Where(a => known.Add(a.Slug)))
        {
            await desk.AddShownAsync(
                act.Slug,
                new(act.Title, act.Summary, "", ResourceKind.Act, act.Theme, "", act.Year, Licence.Official, act.Link, Enum.Parse<ActLevel>(act.Level, ignoreCase: true), act.Standing, act.Replaced, ByOwner: false, [], NamesAgreed: false),
                null, act.Region, "", stop);
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return true;
    }

    private sealed class Act
    {
        public string Slug { get; set; } = "";

        public string Title { get; set; } = "";

        public string Summary { get; set; } = "";

        public string Theme { get; set; } = "";

        public string Level { get; set; } = "";

        public string Region { get; set; } = "";

        public int Year { get; set; }

        public string Link { get; set; } = "";

        public string Standing { get; set; } = "";

        public bool Replaced { get; set; }
    }
}
