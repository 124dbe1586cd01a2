using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

public enum TaskState
{
    NotStarted,
    Draft,
    HandedIn,
    Returned,
    Accepted,
}

/// <summary>What the trainee writes: fields of the task, choices of the self-check, self-analysis.</summary>
public sealed record TaskContent(IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, int> Picked, IReadOnlyDictionary<string, string> Analysis)
{
    public static TaskContent Empty { get; } = new(new Dictionary<string, string>(), new Dictionary<string, int>(), new Dictionary<string, string>());

    /// <summary>Everything that is written in words.</summary>
    public IEnumerable<string> Texts => Answers.Values.Concat(Analysis.Values);
}

/// <summary>One task of one internship: drafts, attempts, the tutor's verdicts.</summary>
public sealed class TaskWork
{
    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    public required string TaskCode { get; init; }

    public TaskState State { get; private set; }

    public string AnswersJson { get; private set; } = "{}";

    public string SelfCheckJson { get; private set; } = "{}";

    public string SelfAnalysisJson { get; private set; } = "{}";

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset? HandedInAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>How many times the task was handed in.</summary>
    public int Attempt { get; private set; }

    public Guid Stamp { get; private set; }

    public List<TaskFeedback> Feedback { get; init; } = [];

    public List<TaskFile> Files { get; init; } = [];

    public SelfCheckSheet SelfCheck => JsonSerializer.Deserialize<SelfCheckSheet>(SelfCheckJson, Json)!;

    public TaskContent Content => new(Texts(AnswersJson), SelfCheck.Picked, Texts(SelfAnalysisJson));

    /// <summary>Why the work cannot be changed now; the form is closed by the same sentence.</summary>
    public Refusal? CannotChange => State switch
    {
        TaskState.HandedIn => new TaskIsWithTutor(),
        TaskState.Accepted => new TaskIsAccepted(),
        _ => null,
    };

    public Refusal? Save(TaskContent content, DateTimeOffset now)
    {
        if (CannotChange is { } closed)
        {
            return closed;
        }

        AnswersJson = JsonSerializer.Serialize(content.Answers, Json);
        SelfAnalysisJson = JsonSerializer.Serialize(content.Analysis, Json);
        SelfCheckJson = JsonSerializer.Serialize(SelfCheck with { Picked = new(content.Picked) }, Json);
        State = State == TaskState.NotStarted ? TaskState.Draft : State;
        Touch(now);
        return null;
    }

    /// <summary>Compares the choices with the key and keeps the result .</summary>
    public Refusal? Check(PracticeTask task, DateTimeOffset now)
    {
        var sheet = SelfCheck;
        if (CannotChange is { } closed)
        {
            return closed;
        }

        if (!task.SelfCheck.All(q => sheet.Picked.ContainsKey(q.Code)))
        {
            return new SelfCheckIsIncomplete();
        }

        SelfCheckJson = JsonSerializer.Serialize(sheet with { Checked = sheet.Picked, At = now, Tries = sheet.Tries + 1 }, Json);
        Touch(now);
        return null;
    }

    /// <summary>Names of what is still missing, as the form calls it.</summary>
    public IReadOnlyList<TaskGap> Gaps(PracticeTask task)
    {
        var content = Content;
        var fields = task.Fields.Where(f => f.Required && (f.Kind == FieldKind.File ? !Files.Exists(x => x.FieldCode == f.Code) : !content.Answers.ContainsKey(f.Code))).Select(f => new TaskGap(f.Code, f.Label));
        var check = task.SelfCheck.Where(q => !content.Picked.ContainsKey(q.Code)).Select(q => new TaskGap(q.Code, q.Question));
        var analysis = task.SelfAnalysis.Where(q => !content.Analysis.ContainsKey(q.Code)).Select(q => new TaskGap(q.Code, q.Question));
        return [.. fields, .. check, .. analysis];
    }

    public Refusal? HandIn(PracticeTask task, DateTimeOffset now)
    {
        if (CannotChange is { } closed)
        {
            return closed;
        }

        if (Gaps(task) is { Count: > 0 } gaps)
        {
            return new TaskIsIncomplete(gaps);
        }

        if (SelfCheck.IsStale && Check(task, now) is { } unchecked_)
        {
            return unchecked_;
        }

        (State, HandedInAt, Attempt) = (TaskState.HandedIn, now, Attempt + 1);
        Touch(now);
        return null;
    }

    /// <summary>The tutor's verdict on the attempt that was handed in .</summary>
    public Refusal? Decide(TaskVerdict verdict, string? comment, Guid by, DateTimeOffset now)
    {
        if (State != TaskState.HandedIn)
        {
            return new TaskIsDecided();
        }

        if (verdict == TaskVerdict.Returned && string.IsNullOrWhiteSpace(comment))
        {
            return new CommentIsNeeded();
        }

        if (Say(verdict, comment, by, now) is { } refusal)
        {
            return refusal;
        }

        (State, DecidedAt, DecidedById) = (verdict == TaskVerdict.Accepted ? TaskState.Accepted : TaskState.Returned, now, by);
        Touch(now);
        return null;
    }

    /// <summary>A word of another tutor beside a verdict that stands.</summary>
    public Refusal? Remark(string? comment, Guid by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            return new CommentIsNeeded();
        }

        return Say(TaskVerdict.Remark, comment, by, now);
    }

    public Refusal? Detach(Guid file, DateTimeOffset now)
    {
        if (CannotChange is { } closed)
        {
            return closed;
        }

        Files.RemoveAll(f => f.FileId == file);
        Touch(now);
        return null;
    }

    /// <summary>The owner's texts and files go; that the task was done stays.</summary>
    public void Erase(DateTimeOffset now)
    {
        (AnswersJson, SelfCheckJson, SelfAnalysisJson) = ("{}", "{}", "{}");
        Files.Clear();
        Feedback.ForEach(f => f.Erase());
        Touch(now);
    }

    public void Touch(DateTimeOffset now) => (SavedAt, Stamp) = (now, Guid.CreateVersion7(now));

    private CommentIsTooLong? Say(TaskVerdict verdict, string? comment, Guid by, DateTimeOffset now)
    {
        if (comment?.Length > TaskFeedback.LongestComment)
        {
            return new CommentIsTooLong(TaskFeedback.LongestComment);
        }

        Feedback.Add(new TaskFeedback
        {
            Id = Guid.CreateVersion7(now), WorkId = Id, Attempt = Attempt, Verdict = verdict, Comment = comment?.ReplaceLineEndings("\n").Trim() ?? "", At = now, ById = by,
            HandedInAt = HandedInAt!.Value, AnswersJson = verdict == TaskVerdict.Remark ? "{}" : AnswersJson,
        });
        return null;
    }

    internal static Dictionary<string, string> Texts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class Mapping : IEntityTypeConfiguration<TaskWork>
    {
        public void Configure(EntityTypeBuilder<TaskWork> builder)
        {
            builder.ToTable("TaskWorks");
            builder.Property(w => w.TaskCode).HasMaxLength(32);
            builder.Property(w => w.Stamp).IsConcurrencyToken();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(w => w.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(w => w.Feedback).WithOne().HasForeignKey(f => f.WorkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(w => w.Files).WithOne().HasForeignKey(f => f.WorkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(w => new { w.EnrolmentId, w.TaskCode }).IsUnique();
            builder.HasIndex(w => new { w.State, w.HandedInAt });
        }
    }
}
