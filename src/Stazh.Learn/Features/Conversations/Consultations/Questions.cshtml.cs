using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Every trainee of the run with the state of their consultation: who waits longest first.</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class QuestionsModel(AppDb db) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    public TalkPlace Place { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int? Next { get; private set; }

    public TimeSpan Waited(DateTimeOffset since) => Now - since;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.TalkPlaceAsync(RunId, Me.Id, Stop) is not { IsStaff: true } place)
        {
            return NotFound();
        }

        Place = place;
        From = Math.Clamp(From, 0, 10_000);
        var rows = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join c in db.Set<Consultation>() on e.Id equals c.EnrolmentId into states
            from c in states.DefaultIfEmpty()
            where e.RunId == RunId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby c.WaitingSince == null, c.WaitingSince, p.FamilyName, p.GivenName, e.Id
            select new Line(e.Id, p.FamilyName + " " + p.GivenName, c.WaitingSince, (DateTimeOffset?)c.LastAt))
            .Skip(From).Take(PageSize + 1).ToListAsync(Stop);
        Lines = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? From + PageSize : null;
        return Page();
    }

    public sealed record Line(Guid EnrolmentId, string Trainee, DateTimeOffset? WaitingSince, DateTimeOffset? LastAt);
}
