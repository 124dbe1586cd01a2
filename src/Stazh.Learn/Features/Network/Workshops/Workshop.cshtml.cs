using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>One workshop: direction and lessons for everybody, names for those with a ground, forms for the master and those who keep it .</summary>
[AllowAnonymous]
public sealed class WorkshopModel(AppDb db, NetworkDesk desk, WorkshopDesk workshops) : AppPage
{
    public WorkshopPlace Place { get; private set; } = null!;

    public Workshop Workshop => Place.Workshop;

    public WorkshopMemberInput Member { get; private set; } = new();

    public LessonInput Lesson { get; private set; } = new();

    public LessonResult Result { get; private set; } = new();

    public int Learners { get; private set; }

    /// <summary>Empty for those who see no names.</summary>
    public IReadOnlyList<WorkshopMember> Members { get; private set; } = [];

    public IReadOnlyList<WorkshopLesson> Lessons { get; private set; } = [];

    public DateOnly Day => Today;

    public bool MayTeach => Place.MayTeach && !Workshop.IsOverOn(Today);

    public async Task<IActionResult> OnGetAsync(Guid id) => await FoundAsync(id, forChange: false) ? await ShownAsync() : NotFound();

    public async Task<IActionResult> OnPostMemberAsync(Guid id, [Bind(Prefix = nameof(Member))] WorkshopMemberInput member)
    {
        Member = member;
        return await StepAsync(id, () => workshops.AddAsync(Workshop, member, Today, Me.Id, Stop), "Member.Name", Text["Педагог внесён в группу."]);
    }

    public async Task<IActionResult> OnPostLessonAsync(Guid id, [Bind(Prefix = nameof(Lesson))] LessonInput lesson)
    {
        Lesson = lesson;
        return await StepAsync(id, () => workshops.AddAsync(Workshop, lesson, Me.Id, Stop), "Lesson.On", Text["Занятие внесено."]);
    }

    public async Task<IActionResult> OnPostHoldAsync(Guid id, [Bind(Prefix = nameof(Result))] LessonResult result)
    {
        Result = result;
        return await StepAsync(id, async () =>
        {
            var found = await db.Set<WorkshopLesson>().FirstOrDefaultAsync(l => l.Id == result.Lesson && l.WorkshopId == id, Stop);
            return found is null ? new ChangedElsewhere() : found.Hold(result, Today) ?? await desk.SaveAsync("workshop.lesson-held", nameof(WorkshopLesson), found.Id, Me.Id, Stop);
        }, "Result.Came", Text["Занятие отмечено проведённым."]);
    }

    /// <param name="member">Leaves the group today.</param>
    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid member) => await StepAsync(id, async () =>
    {
        if (await db.Set<WorkshopMember>().FirstOrDefaultAsync(m => m.Id == member && m.WorkshopId == id && m.Until == null, Stop) is { } found)
        {
            found.Until = Today;
        }

        return await desk.SaveAsync("workshop.member-ended", nameof(WorkshopMember), member, Me.Id, Stop);
    }, "", Text["Последний день записан."]);

    private async Task<bool> FoundAsync(Guid id, bool forChange) => await workshops.FindAsync(id, Me.IdOrNull, forChange, Stop) is { } place && (Place = place) is not null;

    private async Task<IActionResult> StepAsync(Guid id, Func<Task<Refusal?>> step, string field, string done)
    {
        if (!await FoundAsync(id, forChange: true) || !Place.MayTeach)
        {
            return NotFound();
        }

        var refusal = Workshop.IsOverOn(Today) ? new WorkshopIsOver() : ModelState.IsValid ? await step() : null;
        if (refusal is null && ModelState.IsValid)
        {
            return Done(done, $"/workshops/{id}");
        }

        db.ChangeTracker.Clear();
        await FoundAsync(id, forChange: false);
        await ShownAsync();
        return refusal is null ? Invalid() : refusal is ChangedElsewhere or LessonIsHeld ? Refuse(refusal).AsConflict() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        var id = Workshop.Id;
        Lesson.On ??= Today;
        Lessons = await db.Set<WorkshopLesson>().AsNoTracking().Where(l => l.WorkshopId == id).OrderByDescending(l => l.On).ThenByDescending(l => l.Id).Take(200).ToListAsync(Stop);
        var group = db.Set<WorkshopMember>().AsNoTracking().Where(m => m.WorkshopId == id && m.Until == null);
        Members = Place.MayName ? await group.OrderBy(m => m.Name).ThenBy(m => m.Id).Take(200).ToListAsync(Stop) : [];
        Learners = Place.MayName ? Members.Count : await group.CountAsync(Stop);
        return Page();
    }
}
