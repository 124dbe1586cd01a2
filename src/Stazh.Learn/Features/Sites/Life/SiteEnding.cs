using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>The three grounds of both regulations .</summary>
public enum EndGround
{
    TermOver,
    OffPlan,
    Circumstances,
}

/// <summary>Who proposed it; the body decides in either case .</summary>
public enum EndInitiator
{
    Organisation,
    Body,
}

public sealed record StatusIsEnded() : Refusal("Деятельность по этому статусу уже прекращена.");

public sealed record EndIsOutsideTheTerm(string From, string To) : Refusal("Последний день должен быть в пределах срока: {0} – {1}.", From, To);

public sealed record ActIsOfTomorrow() : Refusal("Дата акта ещё не наступила.");

public sealed record GroundNeedsWords() : Refusal("Напишите, в чём состоит это основание: решение останется в открытой истории.");

/// <summary>The decision that a site stops before its term is over: on what ground, who proposed it, by which act. It is never changed .</summary>
public sealed class SiteEnding
{
    public Guid Id { get; init; }

    public Guid StatusId { get; init; }

    public EndGround Ground { get; init; }

    public EndInitiator Initiator { get; init; }

    /// <summary>Number and date of the organisation's decision or of the recommendation.</summary>
    public required string Proposal { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Plan against report as they stood on the day of the decision, a line a difference.</summary>
    public List<string> Evidence { get; init; } = [];

    public ActKind ActKind { get; init; }

    public required string ActNumber { get; init; }

    public DateOnly ActDate { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid? RecordedById { get; init; }

    public static Refusal? Check(SiteStatus status, EndGround ground, string? reason, DateOnly lastDay, DateOnly actDate, DateOnly today) =>
        status.EndedOn is not null ? new StatusIsEnded()
        : lastDay < status.From || lastDay > status.To ? new EndIsOutsideTheTerm(Wording.Date(status.From), Wording.Date(status.To))
        : actDate > today ? new ActIsOfTomorrow()
        : ground != EndGround.TermOver && string.IsNullOrWhiteSpace(reason) ? new GroundNeedsWords()
        : null;

    internal sealed class Mapping : IEntityTypeConfiguration<SiteEnding>
    {
        public void Configure(EntityTypeBuilder<SiteEnding> builder)
        {
            builder.ToTable("SiteEndings");
            builder.Property(e => e.Proposal).HasMaxLength(500);
            builder.Property(e => e.Reason).HasMaxLength(4000);
            builder.Property(e => e.ActNumber).HasMaxLength(100);
            builder.Property(e => e.Body).HasMaxLength(500);
            builder.HasIndex(e => e.StatusId).IsUnique();
        }
    }
}
