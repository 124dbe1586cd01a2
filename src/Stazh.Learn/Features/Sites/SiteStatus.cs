using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public enum ActKind
{
    Order,
    Directive,
    Decision,
    Agreement,
}

/// <summary>Two decisions of two bodies, never one field: the institute gives the first, the Committee the second.</summary>
public enum StatusKind
{
    Internship,
    Innovation,
}

public sealed record StatusTooLong(int Years) : Refusal("Статус присваивают не больше чем на {0} г.: уменьшите срок.", Years);

public sealed record StatusEndsBeforeItBegins() : Refusal("Дата окончания раньше даты начала.");

/// <summary>The right to be called a site: given by an act for a term; a record of its own, which changes nothing of the organisation (R-006…R-008).</summary>
public sealed class SiteStatus
{
    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public StatusKind Kind { get; init; }

    public ActKind ActKind { get; init; }

    public required string ActNumber { get; init; }

    public DateOnly ActDate { get; init; }

    /// <summary>Who gave it: the official name to the letter.</summary>
    public required string Body { get; init; }

    public string Appendices { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>The last day when the body ended it before its term; the decision is <see cref="Ending"/>.</summary>
    public DateOnly? EndedOn { get; set; }

    public SiteEnding? Ending { get; set; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid? RecordedById { get; init; }

    public DateOnly LastDay => EndedOn ?? To;

    public bool IsInForce(DateOnly day) => From <= day && day <= LastDay;

    public static Refusal? Check(DateOnly from, DateOnly to, int mostYears) =>
        to < from ? new StatusEndsBeforeItBegins()
        : to > from.AddYears(mostYears) ? new StatusTooLong(mostYears)
        : null;

    internal sealed class Mapping : IEntityTypeConfiguration<SiteStatus>
    {
        public void Configure(EntityTypeBuilder<SiteStatus> builder)
        {
            builder.ToTable("SiteStatuses");
            builder.Property(s => s.ActNumber).HasMaxLength(100);
            builder.Property(s => s.Body).HasMaxLength(500);
            builder.Property(s => s.Appendices).HasMaxLength(2000);
            builder.HasIndex(s => new { s.SiteId, s.From });
            builder.HasOne(s => s.Ending).WithOne().HasForeignKey<SiteEnding>(e => e.StatusId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
