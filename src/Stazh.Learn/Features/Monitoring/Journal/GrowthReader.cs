using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Assembles the journal and the effectiveness card of one person; whoever asks has checked that the reader may. Four commands once the packages were read.</summary>
public sealed class GrowthReader(AppDb db, ProgrammeLibrary library, IStringLocalizer<Text> text, TimeProvider clock)
{
    private const int MostInternships = 30;

    public async Task<GrowthPicture?> OfAsync(Guid personId, CancellationToken stop)
    {
        var rows = await (
            from p in db.Set<Person>().AsNoTracking()
            where p.Id == personId && p.ErasedAt == null
            from e in db.Set<Enrolment>().Where(e => e.PersonId == p.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)).DefaultIfEmpty()
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id into runs
            from run in runs.DefaultIfEmpty()
            orderby run.StartsOn descending, e.Id
            select new
            {
                p.FamilyName, p.GivenName, p.Patronymic, p.WorkPlace, p.Position, Enrolment = e, Run = run,
                Map = db.Set<DeficitMap>().FirstOrDefault(m => m.EnrolmentId == e.Id),
                RouteAt = db.Set<LearningRoute>().Where(l => l.EnrolmentId == e.Id && l.State == RouteState.Approved).Min(l => l.ApprovedAt),
                Work = db.Set<FinalWork>().Where(w => w.EnrolmentId == e.Id && w.State == FinalWorkState.Published).Select(w => new { w.Id, w.Title, w.PublishedAt }).FirstOrDefault(),
                Got = db.Set<PeerReview>().Count(v => v.State == PeerReviewState.Submitted && db.Set<FinalWork>().Any(w => w.Id == v.WorkId && w.EnrolmentId == e.Id)),
                Document = db.Set<CompletionDocument>().Where(d => d.EnrolmentId == e.Id && d.State == DocumentState.Issued).Select(d => new { d.Number, d.Kind, d.IssuedOn, d.Hours }).FirstOrDefault(),
            }).Take(MostInternships).ToListAsync(stop);
        if (rows.Count == 0)
        {
            return null;
        }

        var mine = rows.Where(r => r.Enrolment is not null).ToList();
        var ids = mine.Select(r => r.Enrolment!.Id).ToList();
        var readings = (await db.Set<DeficitReading>().AsNoTracking().Where(x => ids.Contains(x.EnrolmentId)).ToListAsync(stop)).ToLookup(x => x.EnrolmentId);
        var done = await DoneAsync(personId, ids, stop);
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(j => j.PersonId == personId).Include(j => j.Files).AsSingleQuery().OrderByDescending(j => j.On).ThenByDescending(j => j.Id).Take(500).ToListAsync(stop);
        var internships = new List<GrowthInternship>();
        var packages = new Dictionary<Guid, ProgrammePackage>();
        foreach (var row in mine)
        {
            var package = await library.GetAsync(row.Run!.ProgrammeVersionId, stop);
            packages[row.Enrolment!.Id] = package;
            internships.Add(new(
                row.Enrolment.Id, row.Run.ProgrammeTitle, row.Run.SiteTitle, row.Run.StartsOn, row.Run.EndsOn, row.Enrolment.State == EnrolmentState.Completed, row.Map?.ConfirmedAt, row.RouteAt,
                row.Document?.Hours ?? package.Programme.Modules.Sum(m => m.Hours), row.Work?.Title, row.Work?.PublishedAt, row.Got, row.Document?.Number,
                row.Document is null ? null : row.Document.Kind == DocumentKind.Qualification ? DocumentName.Qualification : DocumentName.Certificate, row.Document?.IssuedOn,
                row.Map is { IsConfirmed: true } map ? Steps(package, [.. readings[row.Enrolment.Id]], map) : []));
        }

        var first = rows[0];
        return new(
            string.Join(' ', new[] { first.FamilyName, first.GivenName, first.Patronymic }.Where(n => !string.IsNullOrEmpty(n))), first.WorkPlace, first.Position, internships, [.. Events(internships, done, packages, entries)], entries,
            done.Count(d => d.Kind == GrowthKind.TaskAccepted), done.Count(d => d.Kind == GrowthKind.CardHandedIn), done.Count(d => d.Kind == GrowthKind.ReviewGiven));
    }

    /// <summary>Accepted tasks, cards handed in, reviews given; one command.</summary>
    private Task<List<DoneThing>> DoneAsync(Guid personId, List<Guid> enrolments, CancellationToken stop) =>
        db.Set<TaskWork>().Where(t => enrolments.Contains(t.EnrolmentId) && t.State == TaskState.Accepted).Select(t => new DoneThing { Kind = GrowthKind.TaskAccepted, EnrolmentId = t.EnrolmentId, Code = t.TaskCode, At = t.DecidedAt ?? t.SavedAt })
            .Concat(db.Set<FilledForm>().Where(f => enrolments.Contains(f.EnrolmentId) && f.HandedInAt != null).Select(f => new DoneThing { Kind = GrowthKind.CardHandedIn, EnrolmentId = f.EnrolmentId, Code = f.FormCode, At = f.HandedInAt!.Value }))
            .Concat(db.Set<PeerReview>().Where(v => v.ReviewerId == personId && v.State == PeerReviewState.Submitted && v.SubmittedAt != null).Select(v => new DoneThing { Kind = GrowthKind.ReviewGiven, EnrolmentId = v.RunId, Code = "", At = v.SubmittedAt!.Value }))
            .ToListAsync(stop);

    private List<DeficitStep> Steps(ProgrammePackage package, IReadOnlyList<DeficitReading> readings, DeficitMap map)
    {
        var now = new DiagnosticState(package, [], [.. readings], map, clock.GetUtcNow()).Summary(map.EnrolmentId);
        return [.. map.Lines.Where(l => !l.IsOwn && l.Confirmed is not null && package.Deficit(l.Code) is not null)
            .Select(l => new DeficitStep(package.Deficit(l.Code)!.Title, l.Confirmed!.Value, now?.Lines.FirstOrDefault(n => n.Code == l.Code)?.Severity ?? l.Confirmed.Value))];
    }

    private IEnumerable<GrowthEvent> Events(IReadOnlyList<GrowthInternship> internships, IReadOnlyList<DoneThing> done, Dictionary<Guid, ProgrammePackage> packages, IReadOnlyList<JournalEntry> entries)
    {
        var all = new List<GrowthEvent>();
        foreach (var i in internships)
        {
            Add(i.StartsOn, GrowthKind.InternshipBegun, text["Начало стажировки"], $"{i.Programme}, {i.Site}");
            Add(Day(i.ConfirmedAt), GrowthKind.MapConfirmed, text["Подтверждена карта дефицитов"], text.Count(i.Deficits.Count(d => d.LevelBefore != DeficitLevel.None), "дефицит|дефицита|дефицитов"));
            Add(Day(i.RouteAt), GrowthKind.RouteApproved, text["Утверждён индивидуальный образовательный маршрут"], i.Programme);
            Add(Day(i.WorkAt), GrowthKind.WorkPublished, text["Размещена итоговая работа"], i.WorkTitle ?? "");
            Add(i.IssuedOn, GrowthKind.DocumentIssued, i.Document == DocumentName.Qualification ? text["Выдано удостоверение № {0}", i.DocumentNumber ?? ""] : text["Выдан сертификат № {0}", i.DocumentNumber ?? ""], i.Programme);
        }

        // Several of one day are one line.
        foreach (var group in done.GroupBy(d => (d.Kind, On: Day(d.At)!.Value)))
        {
            var (count, titles) = (group.Count(), string.Join("; ", group.Select(Title).Where(t => t.Length > 0).Distinct()));
            Add(group.Key.On, group.Key.Kind, group.Key.Kind switch
            {
                GrowthKind.TaskAccepted => text["Принято: {0}", text.Count(count, "задание|задания|заданий")],
                GrowthKind.CardHandedIn => text["Сдано: {0}", text.Count(count, "карта или форма|карты или формы|карт и форм")],
                _ => text["Написано: {0}", text.Count(count, "отзыв|отзыва|отзывов")],
            }, titles);
        }

        all.AddRange(entries.Select(e => new GrowthEvent(e.On, GrowthKind.Own, e.Title, e.Text, e)));
        return all.OrderByDescending(e => e.On).ThenBy(e => e.Kind);

        string Title(DoneThing one) => !packages.TryGetValue(one.EnrolmentId, out var package) ? ""
            : one.Kind == GrowthKind.TaskAccepted ? package.Task(one.Code)?.Title ?? "" : package.Forms.FirstOrDefault(f => f.Code == one.Code)?.Title ?? "";

        void Add(DateOnly? on, GrowthKind kind, string title, string detail)
        {
            if (on is { } day)
            {
                all.Add(new(day, kind, title, detail));
            }
        }
    }

    private static DateOnly? Day(DateTimeOffset? at) => at is { } moment ? DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(3)).DateTime) : null;

    private sealed class DoneThing
    {
        public GrowthKind Kind { get; init; }

        public Guid EnrolmentId { get; init; }

        public string Code { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}
