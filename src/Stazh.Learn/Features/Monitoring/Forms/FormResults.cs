using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>How a window goes.</summary>
/// <param name="Expected">How many fill it in.</param>
/// <param name="HandedIn">How many have.</param>
public sealed record WindowLine(MonitoringWindow Window, int Expected, int HandedIn);

/// <summary>A question in two half-years.</summary>
/// <param name="Mean">0 (no deficit) … 1 (critical); null: hidden or nobody.</param>
/// <param name="Before">The same of the previous half-year.</param>
public sealed record QuestionResult(string Code, string Text, double? Mean, double? Before)
{
    public double? Change => Mean is { } now && Before is { } before ? now - before : null;
}

public sealed record GroupResult(string Title, IReadOnlyList<QuestionResult> Questions);

/// <param name="HandedIn">Null: fewer than five teachers.</param>
public sealed record FormResult(int? HandedIn, int? Before, IReadOnlyList<GroupResult> Groups);

/// <summary>Completeness and results of forms; of teachers nothing is said under five answers.</summary>
public sealed class FormResults(AppDb db, FormDesk desk, MonitoringForms forms)
{
    /// <summary>Windows of a region, newest first, with their completeness; one command.</summary>
    public async Task<IReadOnlyList<WindowLine>> LinesAsync(string region, DateOnly today, CancellationToken stop)
    {
        var (teachers, sites) = (desk.TeachersOf(region), Sites(region, today));
        var rows = await db.Set<MonitoringWindow>().AsNoTracking().Where(w => w.Region == region).OrderByDescending(w => w.Year).ThenByDescending(w => w.Number).ThenBy(w => w.FormCode).Take(24)
            .Select(w => new { Window = w, HandedIn = db.Set<MonitoringSheet>().Count(s => s.WindowId == w.Id && s.HandedInAt != null), Teachers = teachers.Count(), Sites = sites.Count() }).ToListAsync(stop);
        return [.. from r in rows let form = forms.Find(r.Window.FormCode) where form is not null select new WindowLine(r.Window, form.By switch { FormFiller.Teacher => r.Teachers, FormFiller.Site => r.Sites, _ => form.Directions.Count }, r.HandedIn)];
    }

    /// <summary>The window with its form; one command.</summary>
    public async Task<(MonitoringWindow Window, MonitoringForm Form)?> FindAsync(Guid id, CancellationToken stop) =>
        await db.Set<MonitoringWindow>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, stop) is { } window && forms.Find(window.FormCode) is { } form ? (window, form) : null;

    /// <summary>Results of a window beside the window of the same form one half-year earlier; two commands.</summary>
    /// <param name="direction">Empty: all together.</param>
    public async Task<FormResult> OfAsync(MonitoringWindow window, MonitoringForm form, string direction, CancellationToken stop)
    {
        var before = window.Half.Previous;
        var (region, code, year, number) = (window.Region, window.FormCode, before.Year, before.Number);
        var rows = await (
            from a in db.Set<MonitoringAnswer>()
            join s in db.Set<MonitoringSheet>() on a.SheetId equals s.Id
            join w in db.Set<MonitoringWindow>() on s.WindowId equals w.Id
            where s.HandedInAt != null && (direction == "" || s.Direction == direction) && (w.Id == window.Id || (w.Region == region && w.FormCode == code && w.Year == year && w.Number == number))
            group a by new { a.Question, IsNow = w.Id == window.Id } into g
            select new { g.Key.Question, g.Key.IsNow, Mean = g.Average(a => (double)a.Level), Count = g.Count() }).ToListAsync(stop);
        int Answered(bool isNow) => rows.Where(r => r.IsNow == isNow).Select(r => r.Count).DefaultIfEmpty().Max();
        var hides = form.By == FormFiller.Teacher;
        double? Mean(string question, bool isNow) => rows.Find(r => r.Question == question && r.IsNow == isNow) is { } row && !(hides && SmallNumbers.IsSmall(row.Count)) ? row.Mean / 3 : null;
        return new(
            hides ? SmallNumbers.Protect(Answered(true)) : Answered(true), hides ? SmallNumbers.Protect(Answered(false)) : Answered(false),
            [.. form.Groups.Select(g => new GroupResult(g.Title, [.. g.Questions.Select(q => new QuestionResult(q.Code, q.Text, Mean(q.Code, true), Mean(q.Code, false)))]))]);
    }

    public IQueryable<InternshipSite> Sites(string region, DateOnly today) => db.Set<InternshipSite>().AsNoTracking()
        .Where(s => s.Subject == region && s.Statuses.Any(t => t.Kind == StatusKind.Internship && t.From <= today && (t.EndedOn ?? t.To) >= today));

    /// <summary>The level's words; the scale is that of diagnostics .</summary>
    public static DeficitLevel Level(double mean) => SeverityScale.LevelOf(mean);
}
