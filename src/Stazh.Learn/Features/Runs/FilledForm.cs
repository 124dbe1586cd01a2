using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Runs;

/// <summary>
/// A form of the programme filled in by a trainee: design template, analysis card, correlation map, survey, card of results, feedback.
/// One row for a form and a key (an episode, a variant, a number); saved as a draft at every change, handed in by a button.
/// </summary>
public sealed class FilledForm
{
    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    public required string FormCode { get; init; }

    /// <summary>Which one of several: code of an episode or task, a variant, a running number; empty when there is one.</summary>
    public string Key { get; init; } = "";

    /// <summary>Field code to what was written; several choices are separated by line feeds.</summary>
    public string AnswersJson { get; private set; } = "{}";

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset? HandedInAt { get; private set; }

    public Guid Stamp { get; private set; }

    public IReadOnlyDictionary<string, string> Answers => JsonSerializer.Deserialize<Dictionary<string, string>>(AnswersJson)!;

    public void Save(IReadOnlyDictionary<string, string> answers, DateTimeOffset now) =>
        (AnswersJson, SavedAt, Stamp) = (JsonSerializer.Serialize(answers, Options), now, Guid.CreateVersion7(now));

    public void HandIn(IReadOnlyDictionary<string, string> answers, DateTimeOffset now)
    {
        Save(answers, now);
        HandedInAt ??= now;
    }

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class Mapping : IEntityTypeConfiguration<FilledForm>
    {
        public void Configure(EntityTypeBuilder<FilledForm> builder)
        {
            builder.ToTable("FilledForms");
            builder.Property(f => f.FormCode).HasMaxLength(32);
            builder.Property(f => f.Key).HasMaxLength(64);
            builder.Property(f => f.Stamp).IsConcurrencyToken();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(f => f.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.EnrolmentId, f.FormCode, f.Key }).IsUnique();
        }
    }
}
