using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

/// <summary>Something a role may be of, as a picker shows it.</summary>
/// <param name="Value">Id of a run or site, or the name of a region.</param>
public sealed record RoleScope(string Value, string Name);

/// <summary>Names of roles and of what they are of.</summary>
public sealed class RoleWords(AppDb db, SiteDirectory sites)
{
    private const int Most = 50;

    public static string Name(Role role) => role switch
    {
        Role.Tutor => "Тьютор",
        Role.SiteHead => "Руководитель площадки",
        Role.Expert => "Эксперт",
        Role.Coordinator => "Координатор",
        _ => "Администратор",
    };

    /// <summary>What a role may be of: the first fifty that hold the words; none when the role is of the whole system.</summary>
    public async Task<IReadOnlyList<RoleScope>> ScopesAsync(Role role, string? words, CancellationToken stop)
    {
        switch (role)
        {
            case Role.Tutor:
                var runs = db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.State != RunState.Cancelled && r.State != RunState.Finished);
                if (!string.IsNullOrWhiteSpace(words))
                {
                    runs = runs.Where(r => r.ProgrammeTitle.Contains(words.Trim()) || r.SiteTitle.Contains(words.Trim()) || r.Region.Contains(words.Trim()));
                }

                var found = await runs.OrderByDescending(r => r.StartsOn).ThenBy(r => r.Id).Take(Most)
                    .Select(r => new { r.Id, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn }).ToListAsync(stop);
                return [.. found.Select(r => new RoleScope(r.Id.ToString(), $"{Wording.Span(r.StartsOn, r.EndsOn)} · {r.ProgrammeTitle} · {r.SiteTitle}"))];
            case Role.SiteHead:
                var places = sites.Names;
                foreach (var word in SiteText.Words(words))
                {
                    places = places.Where(s => db.Set<InternshipSite>().Any(i => i.Id == s.Id && i.Words.Contains(word)));
                }

                return [.. (await places.OrderBy(s => s.Subject).ThenBy(s => s.Title).Take(Most).ToListAsync(stop)).Select(s => new RoleScope(s.Id.ToString(), $"{s.Title} · {s.Subject}"))];
            case Role.Expert or Role.Coordinator:
                return [.. (await sites.SubjectsAsync(stop)).Select(s => new RoleScope(s, s))];
            default:
                return [];
        }
    }

    /// <summary>What each grant is of, in words.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<RoleGrant> grants, CancellationToken stop)
    {
        var runIds = grants.Select(g => g.RunId).OfType<Guid>().Distinct().ToList();
        var runs = runIds.Count == 0 ? [] : await db.Set<ProgrammeRun>().AsNoTracking().Where(r => runIds.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => $"{r.ProgrammeTitle}, {Wording.Span(r.StartsOn, r.EndsOn)}", stop);
        var places = await sites.NamesAsync([.. grants.Select(g => g.SiteId).OfType<Guid>().Distinct()], stop);
        return grants.ToDictionary(g => g.Id, g =>
            g.RunId is { } run ? runs.GetValueOrDefault(run, run.ToString()) : g.SiteId is { } site ? places.GetValueOrDefault(site)?.Title ?? site.ToString() : g.Region ?? "");
    }
}
