using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

public enum PaperState
{
    /// <summary>Its text may be edited.</summary>
    Draft,

    /// <summary>Has its number and date; nothing of it changes any more.</summary>
    Registered,

    /// <summary>The scan with the signature is there.</summary>
    Signed,

    /// <summary>Another version was registered instead.</summary>
    Replaced,

    Annulled,
}

/// <summary>What a paper is about: a row of the feature that asked for it.</summary>
/// <param name="Kind">A short name that the feature owns, for example <c>site-award</c>.</param>
public sealed record PaperAbout(string Kind, Guid Id);

/// <summary>An order, plan, agreement …: drafted from a template, numbered once, never changed afterwards; a mistake is mended by another version.</summary>
public sealed class Paper
{
    public const int LongestTitle = 500;
    public const int LongestBody = 400_000;

    public Guid Id { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Region { get; init; }

    public required string TemplateCode { get; init; }

    public PaperKind Kind { get; init; }

    public required string Register { get; init; }

    public required string Title { get; set; }

    public string? AboutKind { get; init; }

    public Guid? AboutId { get; init; }

    public bool IsLandscape { get; init; }

    /// <summary>Markdown of papers; places that are still open stand as <c>{{name}}</c>.</summary>
    public required string Body { get; set; }

    public Guid? RequisitesId { get; init; }

    /// <summary>The logo at the time of registering: a later one does not stand on papers of before.</summary>
    public Guid? LogoId { get; private set; }

    public PaperState State { get; private set; }

    /// <summary>The year of the numbering; zero where a register never begins anew.</summary>
    public int? Year { get; private set; }

    public int? Sequence { get; private set; }

    public string? Number { get; private set; }

    public DateOnly? Date { get; private set; }

    public Guid? ScanId { get; private set; }

    /// <summary>The paper whose correction this is.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>Why it was replaced or annulled; of a correction, why it was made.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset? RegisteredAt { get; private set; }

    public Guid? RegisteredById { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public bool IsInForce => State is PaperState.Registered or PaperState.Signed;

    public Refusal? Edit(string title, string body)
    {
        if (State != PaperState.Draft)
        {
            return new PaperIsRegistered();
        }

        (Title, Body, Stamp) = (title.Trim(), body.ReplaceLineEndings("\n"), Guid.NewGuid());
        return null;
    }

    /// <summary>Why it cannot be registered yet, its number aside.</summary>
    public Refusal? CannotBeRegistered(DateOnly date, DateOnly today, Func<string, string> label)
    {
        if (State != PaperState.Draft)
        {
            return new PaperIsRegistered();
        }

        var open = TemplateBody.Open(Body).Where(n => !SystemFields.IsLate(n)).ToList();
        return open.Count > 0 ? new PlacesAreOpen(string.Join(", ", open.Select(label))) : date > today ? new DateIsAhead() : null;
    }

    public void Enter(int year, int sequence, string number, DateOnly date, DateTimeOffset now, Guid by, Guid? logo = null)
    {
        LogoId = logo;
        Body = TemplateBody.Close(TemplateBody.Close(Body, SystemFields.Number, number), SystemFields.Date, TemplateBody.Date(date));
        (State, Year, Sequence, Number, Date, RegisteredAt, RegisteredById, Stamp) = (PaperState.Registered, year, sequence, number, date, now, by, Guid.NewGuid());
    }

    public Refusal? Attach(StoredFile scan)
    {
        if (!IsInForce)
        {
            return new PaperIsNotInForce();
        }

        if (scan.ContentType != FileType.Pdf.ContentType && !scan.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            return new ScanIsPdfOrPicture();
        }

        (ScanId, State, Stamp) = (scan.Id, PaperState.Signed, Guid.NewGuid());
        return null;
    }

    public Refusal? Annul(string? reason, DateTimeOffset now) => State switch
    {
        PaperState.Replaced or PaperState.Annulled => new PaperIsNotInForce(),
        _ => Close(PaperState.Annulled, reason, now),
    };

    public Refusal? Replace(string? reason, DateTimeOffset now) => IsInForce ? Close(PaperState.Replaced, reason, now) : new PaperIsNotInForce();

    /// <summary>A draft that will take this one's place when it is registered.</summary>
    public (Paper? Draft, Refusal? Refusal) Correct(string? reason, string body, DateTimeOffset now, Guid by)
    {
        if (!IsInForce)
        {
            return (null, new PaperIsNotInForce());
        }

        return string.IsNullOrWhiteSpace(reason)
            ? (null, new PaperNeedsReason())
            : (new Paper
            {
                Id = Guid.CreateVersion7(now), Region = Region, TemplateCode = TemplateCode, Kind = Kind, Register = Register, Title = Title, AboutKind = AboutKind, AboutId = AboutId,
                IsLandscape = IsLandscape, Body = body, RequisitesId = RequisitesId, ReplacesId = Id, Reason = reason.Trim(), CreatedAt = now, CreatedById = by,
            }, null);
    }

    public OfficeDocument Printed => new(Number is null ? Title : $"{Title} № {Number}", TemplateBody.WithBlanks(Body), IsLandscape);

    private PaperNeedsReason? Close(PaperState state, string? reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new PaperNeedsReason();
        }

        (State, Reason, ClosedAt, Stamp) = (state, reason.Trim(), now, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Paper>
    {
        public void Configure(EntityTypeBuilder<Paper> builder)
        {
            builder.ToTable("Papers");
            builder.Property(p => p.Region).HasMaxLength(200);
            builder.Property(p => p.TemplateCode).HasMaxLength(60);
            builder.Property(p => p.Register).HasMaxLength(40);
            builder.Property(p => p.Title).HasMaxLength(LongestTitle);
            builder.Property(p => p.AboutKind).HasMaxLength(40);
            builder.Property(p => p.Number).HasMaxLength(60);
            builder.Property(p => p.Reason).HasMaxLength(1000);
            builder.Property(p => p.Stamp).IsConcurrencyToken();
            builder.Ignore(p => p.Printed);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.LogoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.ScanId).OnDelete(DeleteBehavior.Restrict);
            // No number twice, whoever registers at the same moment.
            builder.HasIndex(p => new { p.Region, p.Register, p.Year, p.Sequence }).IsUnique();
            builder.HasIndex(p => new { p.AboutKind, p.AboutId });
            builder.HasIndex(p => p.ReplacesId);
        }
    }
}
