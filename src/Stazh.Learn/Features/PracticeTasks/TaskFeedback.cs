using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.PracticeTasks;

public enum TaskVerdict
{
    Accepted,
    Returned,

    /// <summary>A comment beside a verdict of somebody else.</summary>
    Remark,
}

/// <summary>The tutor's word on one attempt, with what was handed in then.</summary>
public sealed class TaskFeedback
{
    public const int LongestComment = 4000;

    public Guid Id { get; init; }

    public Guid WorkId { get; init; }

    public int Attempt { get; init; }

    public TaskVerdict Verdict { get; init; }

    public required string Comment { get; init; }

    public DateTimeOffset HandedInAt { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid ById { get; init; }

    /// <summary>The answers that the verdict is about.</summary>
    public string AnswersJson { get; set; } = "{}";

    public IReadOnlyDictionary<string, string> Answers => TaskWork.Texts(AnswersJson);

    internal void Erase() => AnswersJson = "{}";

    internal sealed class Mapping : IEntityTypeConfiguration<TaskFeedback>
    {
        public void Configure(EntityTypeBuilder<TaskFeedback> builder)
        {
            builder.ToTable("TaskFeedback");
            builder.Property(f => f.Comment).HasMaxLength(LongestComment);
            builder.HasIndex(f => f.WorkId);
        }
    }
}
