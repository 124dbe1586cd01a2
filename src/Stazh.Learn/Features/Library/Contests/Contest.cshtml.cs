using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>A contest: everybody reads the announcement and its winners, authors enter programmes, the jury scores and decides. Who did not win is known to the author and the jury.</summary>
[AllowAnonymous]
public sealed class ContestModel(AppDb db, ProgrammeContests contests) : AppPage
{
    internal const int MostEntries = 500;

    public ProgrammeContest Contest { get; private set; } = null!;

    public bool Leads { get; private set; }

    public ContestStage Stage => Contest.Stage(Today);

    public IReadOnlyList<Line> Entries { get; private set; } = [];

    public IEnumerable<Line> Winners => Entries.Where(e => e.IsWinner);

    public IEnumerable<Line> Mine => Entries.Where(e => e.IsMine);

    public int Count { get; private set; }

    /// <summary>The reader's programmes that may be entered.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEnterAsync(Guid id, Guid resource)
    {
        if (!Me.IsSignedIn)
        {
            return Challenge();
        }

        ModelState.Clear();
        return !await LoadAsync(id) ? NotFound() : await AnsweredAsync(id, await contests.EnterAsync(id, resource, Today, Stop), Text["Программа участвует в конкурсе."]);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id)
    {
        if (!Me.IsSignedIn)
        {
            return Challenge();
        }

        ModelState.Clear();
        return !await LoadAsync(id) || !Leads ? NotFound() : await AnsweredAsync(id, await contests.DecideAsync(id, Chosen, Today, Stop), Text["Итог подведён. Победители вошли в банк лучших программ."]);
    }

    private async Task<IActionResult> AnsweredAsync(Guid id, Refusal? refusal, string message)
    {
        if (refusal is null)
        {
            return Done(message, $"/library/contests/{id}");
        }

        await LoadAsync(id);
        return Refuse(refusal);
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var me = Me.IdOrNull ?? Guid.Empty;
        var found = await db.Set<ProgrammeContest>().AsNoTracking().Where(c => c.Id == id).Select(c => new { Contest = c, c.Entries.Count, Leads = contests.Led(me).Any(l => l.Id == c.Id) }).SingleOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Contest, Count, Leads) = (found.Contest, found.Count, found.Leads);
        var (leads, decided) = (Leads, Contest.DecidedAt is not null);
        var rows = await (
            from e in db.Set<ContestEntry>().AsNoTracking()
            join r in db.Set<Resource>() on e.ResourceId equals r.Id
            where e.ContestId == id && (e.IsWinner || leads || r.OwnerId == me)
            orderby e.EnteredAt, e.ResourceId
            select new { e.ResourceId, r.Slug, r.Title, r.IsShown, e.IsWinner, IsMine = r.OwnerId == me, Authors = r.Authors.OrderBy(a => a.Number).Select(a => a.Name).ToList() }).Take(MostEntries).ToListAsync(Stop);
        var scores = leads || (decided && rows.Exists(r => r.IsMine))
            ? (await db.Set<ContestScore>().AsNoTracking().Where(s => s.ContestId == id).OrderBy(s => s.At).ToListAsync(Stop)).ToLookup(s => s.ResourceId)
            : Enumerable.Empty<ContestScore>().ToLookup(s => s.ResourceId);
        Entries = [.. rows.Select(r => new Line(r.ResourceId, r.Slug, r.Title, r.IsShown, r.IsWinner, r.IsMine, r.Authors, [.. scores[r.ResourceId]]))];
        if (Me.IsSignedIn && Stage == ContestStage.Intake)
        {
            var region = Contest.Region;
            Choices = await db.Set<Resource>().AsNoTracking()
                .Where(r => r.OwnerId == me && r.Kind == ResourceKind.Programme && r.Region == region && !db.Set<ContestEntry>().Any(e => e.ContestId == id && e.ResourceId == r.Id))
                .OrderByDescending(r => r.Id).Take(50).Select(r => new Choice(r.Id, r.Title, r.State)).ToListAsync(Stop);
        }

        return true;
    }

    public sealed record Choice(Guid Id, string Title, ResourceState State);

    public sealed record Line(Guid Id, string Slug, string Title, bool IsShown, bool IsWinner, bool IsMine, IReadOnlyList<string> Authors, IReadOnlyList<ContestScore> Scores)
    {
        /// <summary>Mean of the jury; null while nobody has scored.</summary>
        public double? Points => Scores.Count == 0 ? null : Scores.Average(s => s.Points);
    }
}
