using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Whom a form is about and who fills it in.</summary>
public sealed record FormSubject(Guid Id, string Direction, string Title)
{
    public string Key => Direction.Length > 0 ? Direction : Id.ToString();
}

/// <summary>Windows are opened, forms filled in; who may is asked of the grants in the query.</summary>
public sealed class FormDesk(AppDb db, MonitoringForms forms, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everybody who fills the form in is told by the outbox.</summary>
    public async Task<Refusal?> OpenAsync(string region, MonitoringForm form, HalfYear half, DateOnly opens, DateOnly closes, Guid by, CancellationToken stop)
    {
        if (MonitoringWindow.Check(half, opens, closes) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var window = new MonitoringWindow { Id = Guid.CreateVersion7(now), Region = region, FormCode = form.Code, Year = half.Year, Number = half.Number, OpensOn = opens, ClosesOn = closes, OpenedById = by, OpenedAt = now };
        db.Add(window);
        db.Send(now, new MonitoringCall(window.Id, IsReminder: false), new DateTimeOffset(opens.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero) is var due && due > now ? due : now);
        db.Record(now, by, "monitoring.window-opened", nameof(MonitoringWindow), window.Id, $"{form.Code} {half.Code}");
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new WindowIsThere();
        }
    }

    /// <summary>The window with what the person may fill in there by the key of its address; null is 404. One or two commands.</summary>
    public async Task<(MonitoringWindow Window, MonitoringForm Form, FormSubject Subject)?> FindAsync(Guid windowId, string key, Guid personId, CancellationToken stop)
    {
        if (await db.Set<MonitoringWindow>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == windowId, stop) is not { } window || forms.Find(window.FormCode) is not { } form)
        {
            return null;
        }

        var region = window.Region;
        var subject = form.By switch
        {
            FormFiller.Teacher => key == "me" && await TeachersOf(region).AnyAsync(p => p == personId, stop) ? new FormSubject(personId, "", "") : null,
            FormFiller.Site => Guid.TryParse(key, out var site) ? await SitesOf(region, personId).Where(s => s.Id == site).Select(s => new FormSubject(s.Id, "", s.Title)).FirstOrDefaultAsync(stop) : null,
            _ => form.Direction(key) is { } title && await db.GrantsOf(personId, Role.Coordinator).AnyAsync(g => g.Region == region, stop) ? new FormSubject(Guid.Empty, key, title) : null,
        };
        return subject is null ? null : (window, form, subject);
    }

    public Task<MonitoringSheet?> SheetAsync(Guid windowId, FormSubject subject, CancellationToken stop) =>
        db.Set<MonitoringSheet>().Include(s => s.Answers).AsSingleQuery().FirstOrDefaultAsync(s => s.WindowId == windowId && s.SubjectId == subject.Id && s.Direction == subject.Direction, stop);

    /// <param name="seen">The stamp the form was filled from; empty for a new sheet.</param>
    public async Task<Refusal?> SaveAsync(MonitoringWindow window, MonitoringForm form, FormSubject subject, SheetAnswers answers, bool handIn, Guid seen, DateOnly today, Guid personId, CancellationToken stop)
    {
        if (!window.IsOpen(today))
        {
            return new WindowIsClosed();
        }

        var sheet = await SheetAsync(window.Id, subject, stop);
        if (sheet?.HandedInAt is not null)
        {
            return new SheetIsHandedIn();
        }

        if ((sheet?.Stamp ?? Guid.Empty) != seen)
        {
            return new SheetChangedElsewhere();
        }

        if (handIn && form.Questions.Count(q => !answers.Levels.ContainsKey(q.Code)) is > 0 and var left)
        {
            return new QuestionsAreUnanswered(left);
        }

        var now = clock.GetUtcNow();
        if (sheet is null)
        {
            sheet = new MonitoringSheet { Id = Guid.CreateVersion7(now), WindowId = window.Id, SubjectId = subject.Id, Direction = subject.Direction };
            db.Add(sheet);
        }

        (sheet.PersonId, sheet.WordsJson, sheet.SavedAt, sheet.HandedInAt, sheet.Stamp) = (personId, JsonSerializer.Serialize(answers.Words, Json), now, handIn ? now : null, Guid.NewGuid());
        foreach (var old in sheet.Answers.Where(a => !answers.Levels.ContainsKey(a.Question)).ToList())
        {
            sheet.Answers.Remove(old);
            db.Remove(old);
        }

        foreach (var (question, level) in answers.Levels)
        {
            if (sheet.Answers.Find(a => a.Question == question) is { } known)
            {
                known.Level = level;
            }
            else
            {
                var answer = new MonitoringAnswer { SheetId = sheet.Id, Question = question, Level = level };
                sheet.Answers.Add(answer);
                db.Add(answer);
            }
        }

        if (handIn)
        {
            db.Record(now, personId, "monitoring.handed-in", nameof(MonitoringSheet), sheet.Id, form.Code);
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SheetChangedElsewhere();
        }
    }

    /// <summary>Teachers of the region who learn or have learned at a site.</summary>
    public IQueryable<Guid> TeachersOf(string region) => db.Set<Person>().Where(p => p.Region == region && p.ErasedAt == null
        && db.Set<Enrolment>().Any(e => e.PersonId == p.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed))).Select(p => p.Id);

    /// <summary>Sites of the region that the person heads; a coordinator of the region fills in for any.</summary>
    public IQueryable<InternshipSite> SitesOf(string region, Guid personId) => db.Set<InternshipSite>().AsNoTracking().Where(s => s.Subject == region
        && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && ((g.Role == Role.SiteHead && g.SiteId == s.Id) || (g.Role == Role.Coordinator && g.Region == region))));
}

/// <summary>What was posted: levels of known questions and words, nothing else.</summary>
public sealed record SheetAnswers(IReadOnlyDictionary<string, int> Levels, IReadOnlyDictionary<string, string> Words)
{
    public static SheetAnswers Empty { get; } = new(new Dictionary<string, int>(), new Dictionary<string, string>());

    public static SheetAnswers Read(IFormCollection posted, MonitoringForm form) => new(
        form.Questions.Select(q => (q.Code, Level: int.TryParse(posted[$"q.{q.Code}"], out var level) && level is >= 0 and <= 3 ? level : -1)).Where(a => a.Level >= 0).ToDictionary(a => a.Code, a => a.Level),
        form.Open.Select(q => (q.Code, Words: Short(posted[$"w.{q.Code}"].ToString().ReplaceLineEndings("\n").Trim()))).Where(a => a.Words.Length > 0).ToDictionary(a => a.Code, a => a.Words));

    public static SheetAnswers Of(MonitoringSheet sheet) => new(sheet.Answers.ToDictionary(a => a.Question, a => a.Level), JsonSerializer.Deserialize<Dictionary<string, string>>(sheet.WordsJson)!);

    private static string Short(string words) => words.Length <= MonitoringSheet.LongestWords ? words : words[..MonitoringSheet.LongestWords];
}
