using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>The cards of one internship.</summary>
/// <param name="Locked">Why they cannot be filled in yet, one sentence each.</param>
public sealed record CardPlace(InternshipPlace Internship, IReadOnlyList<TaskLine> Trials, IReadOnlyList<FilledForm> Filled, IReadOnlyList<string> Locked)
{
    public Form? TrialForm => Internship.Package.FormFor(FormUse.TrialCard);

    public Form? EffectivenessForm => Internship.Package.FormFor(FormUse.EffectivenessCard);

    public bool MayWrite => Internship.IsMine && Locked.Count == 0 && Internship.State != EnrolmentState.Completed;

    public IReadOnlyList<FilledForm> Of(Form form) => [.. Filled.Where(f => f.FormCode == form.Code).OrderBy(f => f.Key.Length).ThenBy(f => f.Key, StringComparer.Ordinal)];

    public FilledForm? Card(Form form, string key) => Filled.FirstOrDefault(f => f.FormCode == form.Code && f.Key == key);

    /// <summary>Trials of one task: <c>T2</c>, <c>T2-2</c>, <c>T2-3</c> …</summary>
    public IReadOnlyList<FilledForm> TrialsOf(string taskCode) => TrialForm is { } form ? [.. Of(form).Where(f => TaskOf(f.Key) == taskCode)] : [];

    public string NextTrial(string taskCode) => TrialsOf(taskCode).Count is 0 ? taskCode : $"{taskCode}-{TrialsOf(taskCode).Count + 1}";

    public string NextEffectiveness => $"{(EffectivenessForm is { } form ? Of(form).Count : 0) + 1}";

    public static string TaskOf(string key) => key.Split('-')[0];

    /// <summary>A card that is there or the one that comes next.</summary>
    public bool Knows(Form form, string key) => Card(form, key) is not null
        || (form == EffectivenessForm ? key == NextEffectiveness : Trials.Any(t => t.Task.Code == TaskOf(key)) && key == NextTrial(TaskOf(key)));
}

/// <summary>Trial cards and effectiveness cards, which go to the group's chat .</summary>
public sealed class CardDesk(AppDb db, InternshipLoader internships, InternshipProgress progress, TaskBoard board, TaskEvidence evidence, IStringLocalizer<Text> text, TimeProvider clock, CurrentPerson me)
{
    /// <summary>A chat message holds 4,000 characters.</summary>
    private const int LongestPost = 4000;

    /// <summary>For the trainee and for the staff of the run; null is 404.</summary>
    public async Task<CardPlace?> FindAsync(Guid enrolmentId, CancellationToken stop)
    {
        if (await internships.MineOrStaffedAsync(enrolmentId, stop) is not { } place)
        {
            return null;
        }

        var modules = (await progress.OfAsync(place.Internship, stop)).Where(m => m.Module.Has(ModulePart.Tasks)).ToList();
        var lines = (await board.OfAsync(place.Internship, stop)).Lines;
        var codes = place.Package.Forms.Where(f => f.Use is FormUse.TrialCard or FormUse.EffectivenessCard).Select(f => f.Code).ToList();
        var filled = await db.Set<FilledForm>().Where(f => f.EnrolmentId == enrolmentId && codes.Contains(f.FormCode)).ToListAsync(stop);
        var locked = modules.TrueForAll(m => m.State == ModuleState.Locked) ? modules.FirstOrDefault()?.Reasons ?? [] : [];
        return new(place, [.. lines.Where(l => l.Task.Trial)], filled, locked);
    }

    public FilledForm Begin(CardPlace place, Form form, string key)
    {
        if (place.Card(form, key) is { } begun)
        {
            return begun;
        }

        var card = new FilledForm { Id = Guid.CreateVersion7(clock.GetUtcNow()), EnrolmentId = place.Internship.Id, FormCode = form.Code, Key = key };
        db.Add(card);
        return card;
    }

    /// <summary>Hands the card in: a trial becomes evidence for the map, an effectiveness card a message in the chat.</summary>
    public async Task HandInAsync(CardPlace place, Form form, FilledForm card, IReadOnlyDictionary<string, string> answers, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var isFirst = card.HandedInAt is null;
        card.HandIn(answers, now);
        db.Record(now, me.Id, form.Use == FormUse.TrialCard ? "trial-card.handed-in" : "effectiveness-card.posted", nameof(FilledForm), card.Id);
        if (!isFirst)
        {
            return;
        }

        if (form.Use == FormUse.TrialCard)
        {
            await evidence.AddAsync(place.Internship.Id, place.Internship.Package.Task(CardPlace.TaskOf(card.Key))!, TaskEvidence.Trial, now, stop);
        }
        else
        {
            db.Send(now, new GroupPost(place.Internship.Internship.RunId, me.Id, Post(form, answers), $"card:{card.Id}:1"));
        }
    }

    public async Task<Refusal?> CommitAsync(FilledForm card, SeenStamp seen, CancellationToken stop)
    {
        var entry = db.Entry(card);
        if (entry.State != EntityState.Added)
        {
            seen.Guard(entry.Property(f => f.Stamp));
        }
        else
        {
            seen.Name(entry.Property(f => f.Stamp));
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || entry.State == EntityState.Added)
        {
            db.ChangeTracker.Clear();
            board.Forget(card.EnrolmentId);
            return new SavedElsewhere();
        }
    }

    private string Post(Form form, IReadOnlyDictionary<string, string> answers)
    {
        var post = new StringBuilder($"**{form.Title}**\n");
        foreach (var field in form.Fields.Where(f => answers.ContainsKey(f.Code)))
        {
            var answer = field.Kind == FieldKind.Yesno ? text[answers[field.Code] == "yes" ? "Да" : "Нет"].Value : answers[field.Code].Replace("\n", "; ", StringComparison.Ordinal);
            post.Append("\n- ").Append(field.Label).Append(": ").Append(answer);
        }

        return post.Length <= LongestPost ? post.ToString() : $"{post.ToString(0, LongestPost - 1)}…";
    }
}
