using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Diagnostics;

/// <param name="Names">By level; null where the reader sees numbers only.</param>
public sealed record GroupLine(string Code, string Title, IReadOnlyList<int> Counts, ILookup<DeficitLevel, GroupMember>? Names);

public sealed record GroupMember(Guid Id, string Name);

[Authorize(Policy = Policies.RunStaff)]
public sealed class GroupDeficitsModel(AppDb db, ProgrammeLibrary library, DeficitMapReader maps) : AppPage
{
    public Guid RunId { get; private set; }

    public string ProgrammeTitle { get; private set; } = "";

    /// <summary>People with a level on the map.</summary>
    public int People { get; private set; }

    public int Confirmed { get; private set; }

    public int InGroup { get; private set; }

    public bool IsTutor { get; private set; }

    public bool IsSuppressed => !IsTutor && People < CronbachAlpha.SmallestGroup;

    public IReadOnlyList<GroupLine> Lines { get; private set; } = [];

    /// <summary>How the self-assessment of the group agrees and what changed.</summary>
    public GroupDiagnosis Diagnosis { get; private set; } = new([]);

    /// <summary>Deficits that five and more people answered twice, the greatest improvement first.</summary>
    public IReadOnlyList<(string Title, DeficitScale Scale, GroupChange Change)> Changes { get; private set; } = [];

    /// <summary>Answered a later round too.</summary>
    public int AnsweredTwice { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid runId)
    {
        var me = Me.Id;
        var run = await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == runId)
            .Select(r => new { r.ProgrammeVersionId, r.ProgrammeTitle, IsTutor = db.Set<RoleGrant>().Any(g => g.PersonId == me && g.Role == Role.Tutor && g.RunId == r.Id && g.RevokedAt == null) })
            .FirstOrDefaultAsync(Stop);
        if (run is null)
        {
            return NotFound();
        }

        (RunId, ProgrammeTitle, IsTutor) = (runId, run.ProgrammeTitle, run.IsTutor);
        var package = await library.GetAsync(run.ProgrammeVersionId, Stop);
        var group = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby p.FamilyName, p.GivenName
            select new GroupMember(e.Id, p.FamilyName + " " + p.GivenName)).ToListAsync(Stop);
        var states = await maps.OfRunAsync(runId, package, Stop);
        (InGroup, People, Confirmed) = (group.Count, states.Count, states.Values.Count(s => s.IsConfirmed));
        if (IsSuppressed)
        {
            return Page();
        }

        var levels = states.SelectMany(s => s.Value.Lines.Where(l => l.Assessment.Level is not null).Select(l => (Id: s.Key, l.Code, Level: l.Assessment.Level!.Value))).ToLookup(l => l.Code);
        Diagnosis = new(states.SelectMany(s => s.Value.Readings.Where(r => r is { Source: ReadingSource.Self, Round: > 0, Severity: not null })
            .Select(r => new RoundAnswer(s.Key, r.Deficit, r.Item, r.Round, r.Severity!.Value))));
        AnsweredTwice = states.Values.Count(s => s.HasLaterRound);
        Changes = [.. package.Deficits.Select(d => (d.Title, Scale: Diagnosis.Of(d.Code), Change: Diagnosis.Change(d.Code)!)).Where(c => c.Change is not null).OrderBy(c => c.Change.After - c.Change.Before)];
        var names = group.ToDictionary(m => m.Id);
        Lines = [.. package.Deficits.Select(d => new GroupLine(
            d.Code, d.Title,
            [.. DiagnosticWords.Levels.Select(level => levels[d.Code].Count(l => l.Level == level))],
            IsTutor ? levels[d.Code].OrderBy(l => names[l.Id].Name, StringComparer.CurrentCulture).ToLookup(l => l.Level, l => names[l.Id]) : null))];
        return Page();
    }
}
