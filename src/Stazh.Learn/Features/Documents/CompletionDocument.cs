using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Documents;

public enum DocumentKind
{
    /// <summary>Сертификат: an internship outside of additional professional programmes, or shorter than 16 hours.</summary>
    Certificate,

    /// <summary>Удостоверение о повышении квалификации: only for an additional professional programme of 16 hours and more .</summary>
    Qualification,
}

public enum DocumentState
{
    Issued,
    Replaced,
    Annulled,
}

/// <summary>
/// A document of completion with everything that stands on it, as it was on the day of issue. Never edited: a mistake is mended by another
/// document that replaces it, and the old code goes on telling so.
/// </summary>
public sealed class CompletionDocument
{
    public const int LongestName = 300;

    private const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public Guid Id { get; init; }

    public Guid ActId { get; init; }

    public Guid RunId { get; init; }

    public Guid EnrolmentId { get; init; }

    public Guid PersonId { get; init; }

    public Guid SiteId { get; init; }

    public required string Region { get; init; }

    public DocumentKind Kind { get; init; }

    public int Year { get; init; }

    /// <summary>Runs on within the year and the region.</summary>
    public int Sequence { get; init; }

    /// <summary>As it stands in the register and on the paper: code of the region, year, number.</summary>
    public required string Number { get; init; }

    /// <summary>Opens the public check; 80 random bits.</summary>
    public required string Code { get; init; }

    public required string FullName { get; init; }

    public required string ProgrammeTitle { get; init; }

    /// <summary>Academic hours.</summary>
    public int Hours { get; init; }

    public required string SiteTitle { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The organisation that issues.</summary>
    public required string Operator { get; init; }

    public string? WorkTitle { get; init; }

    public Guid? ReplacesId { get; init; }

    public DocumentState State { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public static string NewCode() => RandomNumberGenerator.GetString(CodeLetters, 16);

    /// <summary>What a person typed or scanned, or null when it cannot be a code.</summary>
    public static string? ReadCode(string? typed)
    {
        var code = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit)]);
        return code.Length == 16 && code.All(CodeLetters.Contains) ? code : null;
    }

    /// <summary>By fours, to be read aloud.</summary>
    public static string Spell(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    public Refusal? Replace(string? reason, DateTimeOffset now) =>
        State == DocumentState.Replaced ? new DocumentIsReplaced() : Change(State == DocumentState.Annulled ? DocumentState.Annulled : DocumentState.Replaced, reason, now);

    public Refusal? Annul(string? reason, DateTimeOffset now) => State switch
    {
        DocumentState.Replaced => new DocumentIsReplaced(),
        DocumentState.Annulled => new DocumentIsAnnulled(),
        _ => Change(DocumentState.Annulled, reason, now),
    };

    private ChangeNeedsReason? Change(DocumentState state, string? reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ChangeNeedsReason();
        }

        if (State == DocumentState.Issued)
        {
            (Reason, ChangedAt) = (reason.Trim(), now);
        }

        (State, Stamp) = (state, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CompletionDocument>
    {
        public void Configure(EntityTypeBuilder<CompletionDocument> builder)
        {
            builder.ToTable("CompletionDocuments");
            builder.Property(d => d.Region).HasMaxLength(200);
            builder.Property(d => d.Number).HasMaxLength(40);
            builder.Property(d => d.Code).HasMaxLength(16);
            builder.Property(d => d.FullName).HasMaxLength(LongestName);
            builder.Property(d => d.ProgrammeTitle).HasMaxLength(500);
            builder.Property(d => d.SiteTitle).HasMaxLength(1000);
            builder.Property(d => d.Operator).HasMaxLength(500);
            builder.Property(d => d.WorkTitle).HasMaxLength(300);
            builder.Property(d => d.Reason).HasMaxLength(1000);
            builder.Property(d => d.Stamp).IsConcurrencyToken();
            builder.HasOne<IssueAct>().WithMany().HasForeignKey(d => d.ActId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(d => d.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(d => d.Code).IsUnique();
            builder.HasIndex(d => new { d.Region, d.Year, d.Sequence }).IsUnique();
            // One valid document an internship, whoever presses the button twice.
            builder.HasIndex(d => d.EnrolmentId).IsUnique().HasFilter("\"State\" = 0").HasDatabaseName("IX_CompletionDocuments_Valid");
            builder.HasIndex(d => d.RunId);
            builder.HasIndex(d => d.PersonId);
        }
    }
}

/// <summary>The act by which documents are issued to a run: its number and day are those of the paper order.</summary>
public sealed class IssueAct
{
    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public required string Number { get; init; }

    public DateOnly Date { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public Guid IssuedById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IssueAct>
    {
        public void Configure(EntityTypeBuilder<IssueAct> builder)
        {
            builder.ToTable("IssueActs");
            builder.Property(a => a.Number).HasMaxLength(40);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(a => a.RunId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
