using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Awarding;

/// <summary>An application in an expert's queue.</summary>
public sealed record ExpertTask
{
    public Guid Id { get; init; }

    public required string Organisation { get; init; }

    public required string District { get; init; }

    public required string Window { get; init; }

    public DateOnly DueOn { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    public int? Percent { get; init; }

    /// <summary>This version is judged now.</summary>
    public bool IsJudged { get; init; }
}

/// <summary>What waits for the expert, the nearest term first, and what was done; by fifty.</summary>
[Authorize(Policy = Policies.Expert)]
public sealed class ExpertModel(AppDb db) : AppPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ExpertTask> Open { get; private set; } = [];

    public IReadOnlyList<ExpertTask> Past { get; private set; } = [];

    public bool HasMore { get; private set; }

    public int Given { get; private set; }

    public DateOnly Day => Today;

    public async Task OnGetAsync()
    {
        var personId = Me.Id;
        var mine = db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ExpertId == personId);
        var open = Rows(mine.Where(c => c.SubmittedAt == null && c.DeclinedAt == null)).Where(r => r.IsJudged);
        Open = await open.OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(PageSize).ToListAsync(Stop);
        var after = After ?? Guid.Empty;
        var past = await Rows(mine.Where(c => (c.SubmittedAt != null || c.DeclinedAt != null) && (After == null || c.Id.CompareTo(after) < 0))).OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(Stop);
        (HasMore, Past) = (past.Count > PageSize, [.. past.Take(PageSize)]);
        Given = await mine.CountAsync(c => c.SubmittedAt != null, Stop);
    }

    private IQueryable<ExpertTask> Rows(IQueryable<ExpertConclusion> conclusions) =>
        from c in conclusions
        join a in db.Set<StatusApplication>() on c.ApplicationId equals a.Id
        join w in db.Set<IntakeWindow>() on a.WindowId equals w.Id
        select new ExpertTask
        {
            Id = c.Id, Organisation = a.Text.OrganisationName, District = a.District, Window = w.Title, DueOn = c.DueOn, SubmittedAt = c.SubmittedAt, DeclinedAt = c.DeclinedAt, Percent = c.Percent,
            IsJudged = a.Version == c.Version && a.State == ApplicationState.UnderReview && !a.ExpertiseDone,
        };
}
