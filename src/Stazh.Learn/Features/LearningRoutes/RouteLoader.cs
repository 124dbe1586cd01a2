using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Reads what a route's page needs in at most five commands; null is 404.</summary>
public sealed class RouteLoader(AppDb db, InternshipLoader internships, ProgrammeLibrary library, CurrentPerson me, IStringLocalizer<Text> text, IDeficitMaps maps)
{
    private const int MostRuns = 50;

    private const int LeastWeekly = 60;

    /// <param name="version">Number of the version to look at; the newest when null.</param>
    /// <param name="change">The routes are to be changed and saved.</param>
    public async Task<RouteBoard?> LoadAsync(Guid enrolmentId, int? version, bool change, CancellationToken stop)
    {
        if (await internships.MineOrStaffedAsync(enrolmentId, stop) is not { } place)
        {
            return null;
        }

        var query = db.Set<LearningRoute>().Include(r => r.Items).Where(r => r.EnrolmentId == enrolmentId).OrderByDescending(r => r.Number);
        var routes = await (change ? query.AsTracking() : query.AsNoTracking()).ToListAsync(stop);
        var shown = version is null ? routes.FirstOrDefault() : routes.Find(r => r.Number == version);
        if (version is not null && shown is null)
        {
            return null;
        }

        var map = await maps.OfAsync(enrolmentId, stop);
        var confirmed = map?.IsConfirmed == true;
        var answers = confirmed ? [] : await SurveyAsync(place, stop);
        var needs = confirmed ? [.. map!.Lines.Select(RouteNeed.Of)] : SurveyNeeds.Of(place.Package.Deficits, answers);
        var weekly = shown?.WeeklyMinutes ?? WeeklyMinutes(place);
        var weeks = RouteWeek.Lay(place.StartsOn, place.EndsOn, place.Internship.Today, weekly, shown is null ? _ => true : shown.IsFree);
        var (activities, region) = await ActivitiesAsync(place, needs, stop);
        var board = new RouteBoard
        {
            Place = place, Routes = routes, Shown = shown, MapConfirmed = confirmed, SurveyAnswered = answers.Count > 0, Needs = needs, Weeks = weeks,
            Activities = activities, Region = region, Coverage = RouteCoverage.Of(needs, shown is null ? [] : [.. shown.Items.Select(i => i.Effects)]), Warnings = [],
        };
        return shown is null ? board : RouteAround.Explained(board with { Warnings = RouteWarning.Of(shown, weeks, board.TasksBefore, board.TaskTitle) }, shown);
    }

    /// <summary>What the tasks of the programme take a week, with a quarter over for materials, in steps of a quarter of an hour.</summary>
    public static int WeeklyMinutes(InternshipPlace place)
    {
        var weeks = Math.Max(1, (place.EndsOn.DayNumber - place.StartsOn.DayNumber + 7) / 7);
        return Math.Max(LeastWeekly, (int)Math.Ceiling(place.Package.Tasks.Sum(t => t.Minutes) * 1.25 / weeks / 15) * 15);
    }

    private async Task<IReadOnlyCollection<string>> SurveyAsync(InternshipPlace place, CancellationToken stop)
    {
        if (place.Package.FormFor(Programmes.FormUse.NeedsSurvey)?.Code is not { } code)
        {
            return [];
        }

        var survey = await db.Set<FilledForm>().AsNoTracking().Where(f => f.EnrolmentId == place.Id && f.FormCode == code).OrderByDescending(f => f.SavedAt).FirstOrDefaultAsync(stop);
        return survey is null ? [] : [.. survey.Answers.Values.Where(a => a.Length > 0)];
    }

    private async Task<(IReadOnlyList<RouteActivity> Activities, string Region)> ActivitiesAsync(InternshipPlace place, IReadOnlyList<RouteNeed> needs, CancellationToken stop)
    {
        var (own, today, ends, trainee) = (place.Internship.RunId, place.Internship.Today, place.EndsOn, place.Internship.PersonId);
        var rows = await db.Set<ProgrammeRun>().AsNoTracking()
            .Where(r => r.Id == own || (r.State == RunState.Enrolling && r.StartsOn >= today && r.StartsOn <= ends))
            .OrderBy(r => r.Id == own ? 0 : 1).ThenBy(r => r.StartsOn).ThenBy(r => r.Id).Take(MostRuns)
            .Select(r => new
            {
                Run = new RegistryRun(r.Id, r.ProgrammeVersionId, r.ProgrammeSlug, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn)
                {
                    Region = r.Region, Seats = r.Places - db.Set<Enrolment>().Count(e => e.RunId == r.Id && e.State == EnrolmentState.Approved),
                },
                r.PresentationAt, TraineeRegion = db.Set<Person>().Where(p => p.Id == trainee).Select(p => p.Region).FirstOrDefault(),
                Modules = r.Modules.Where(m => m.RunId == own || m.StartsAt != null).Select(m => new { m.Code, m.Title, m.From }).ToList(),
            }).AsSplitQuery().ToListAsync(stop);
        var mine = rows.First(r => r.Run.Id == own);
        var events = mine.Modules.Where(m => m.From >= today && place.Package.Module(m.Code)?.Mode == ModuleMode.InPerson)
            .OrderBy(m => m.From).Select(m => new GroupEvent(m.Code, m.Title, m.From, place.Package.Module(m.Code)!.Minutes)).ToList();
        if (mine.PresentationAt is { } at)
        {
            events.Add(new("presentation", text["Представление итоговых работ"], DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, me.Zone).DateTime), 90));
        }

        var others = new List<(RegistryRun Run, ProgrammePackage Package, IReadOnlyList<GroupEvent> Days)>();
        foreach (var row in rows.Where(r => r.Run.Id != own && r.Run.Slug != place.Package.Programme.Slug))
        {
            var package = await library.GetAsync(row.Run.VersionId, stop);
            others.Add((row.Run, package, [.. row.Modules.Where(m => m.From >= today && m.From <= ends && package.Module(m.Code)?.Mode == ModuleMode.InPerson).Select(m => new GroupEvent(m.Code, m.Title, m.From, package.Module(m.Code)!.Minutes))]));
        }

        return ([
            .. RouteActivities.OfProgramme(place.Package, place.Id), .. RouteActivities.OfGroup(events, own),
            .. RouteActivities.OfRegistry(others, needs, place.Package.Programme.Theme, ends, text),
        ], mine.TraineeRegion ?? "");
    }
}
