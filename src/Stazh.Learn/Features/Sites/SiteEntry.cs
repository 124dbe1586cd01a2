using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Sites;

public sealed record SiteIsThere(string Title) : Refusal("Площадка «{0}» этого вида в субъекте уже есть: откройте её в реестре.", Title);

public sealed record AddressIsOfTheRegistry(string Name) : Refusal("Сайт организации «{0}» стоит в файле реестра: измените его там и загрузите файл.", Name);

/// <summary>Adds a site by hand and changes what was added so; rows of the registry's file are changed by the file.</summary>
public sealed class SiteEntry(AppDb db, SearchIndex search, TimeProvider clock)
{
    /// <param name="site">Null adds.</param>
    internal async Task<(InternshipSite? Site, Refusal? Refusal)> SaveAsync(InternshipSite? site, SiteEntryInput input, Guid by, CancellationToken stop)
    {
        if (site is not null && site.Stamp != input.Stamp)
        {
            return (null, new SomebodySavedFirst());
        }

        var subject = await db.Set<Subject>().SingleAsync(s => s.Code == input.SubjectCode, stop);
        var title = input.Title?.Trim() is { Length: > 0 } given ? given : input.Named.First().Name!.Trim();
        var id = site?.Id ?? Guid.Empty;
        if (await db.Set<InternshipSite>().AnyAsync(s => s.SubjectCode == subject.Code && s.Kind == input.Kind && s.Title == title && s.Id != id, stop))
        {
            return (null, new SiteIsThere(title));
        }

        var (organisations, refusal) = await OrganisationsAsync(subject.RegistryName, input, stop);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        var added = site is null;
        site ??= new InternshipSite
        {
            Id = Guid.CreateVersion7(now), Slug = await FreeSlugAsync(title, stop), Title = title, Kind = input.Kind, Subject = subject.RegistryName, SubjectCode = subject.Code,
        };
        (site.Title, site.Kind, site.SitesUrl, site.Note) = (title, input.Kind, input.SitesUrl?.Trim() ?? "", input.Note?.Trim() ?? "");
        site.Organisations.RemoveAll(o => !organisations.Contains(o));
        site.Organisations.AddRange(organisations.Where(o => !site.Organisations.Contains(o)));
        site.Words = SiteText.Of(site);
        site.Stamp = Guid.CreateVersion7(now);
        if (added)
        {
            db.Add(site);
        }

        db.Record(now, by, added ? "site.added" : "site.changed", nameof(InternshipSite), site.Id);
        await search.PutAsync(RegistryImport.SearchKind, site.Id, null, site.Title, $"/sites/{site.Slug}", string.Join(". ", new[] { site.Subject, site.Kind, site.Note }.Concat(organisations.Select(o => o.District)).Where(t => t.Length > 0)), now, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return (site, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, new SomebodySavedFirst());
        }
    }

    /// <summary>The same name in the same place is the same organisation: it may carry several sites .</summary>
    private async Task<(List<Organisation> Organisations, Refusal? Refusal)> OrganisationsAsync(string subject, SiteEntryInput input, CancellationToken stop)
    {
        var known = await db.Set<Organisation>().Include(o => o.Sites).Where(o => o.Subject == subject).ToListAsync(stop);
        var found = new List<Organisation>();
        foreach (var each in input.Named)
        {
            var (name, district, home) = (each.Name!.Trim(), each.District?.Trim() ?? "", each.HomeUrl?.Trim() ?? "");
            var organisation = known.Find(o => o.Name == name && o.District == district);
            if (organisation is null)
            {
                organisation = new Organisation { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name, Subject = subject, District = district, HomeUrl = home };
                db.Add(organisation);
                known.Add(organisation);
            }
            else if (home.Length > 0 && home != organisation.HomeUrl)
            {
                if (organisation.Sites.Any(s => s.Imported))
                {
                    return ([], new AddressIsOfTheRegistry(name));
                }

                organisation.HomeUrl = home;
            }

            found.Add(organisation);
        }

        return ([.. found.Distinct()], null);
    }

    private async Task<string> FreeSlugAsync(string title, CancellationToken stop)
    {
        var slug = Slug.Of(title);
        return Slug.Free(slug, await db.Set<InternshipSite>().Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug).ToHashSetAsync(stop));
    }
}
