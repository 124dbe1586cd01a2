using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>What the description of experience lacks, field by field.</summary>
public sealed record ExperienceText(string Topic, string Conditions, string Essence, string Results, string PassedTo)
{
    public IEnumerable<string> Texts => [Topic, Conditions, Essence, Results];

    public IEnumerable<ResourceGap> Gaps()
    {
        if (Topic.Length == 0)
        {
            yield return new("Input.Topic", new ExperienceNeedsTopic());
        }

        if (Conditions.Length == 0)
        {
            yield return new("Input.Conditions", new ExperienceNeedsConditions());
        }

        if (Essence.Length == 0)
        {
            yield return new("Input.Essence", new ExperienceNeedsEssence());
        }

        if (Results.Length == 0)
        {
            yield return new("Input.Results", new ExperienceNeedsResults());
        }

        if (PassedTo.Length == 0)
        {
            yield return new("Input.PassedTo", new ExperienceNeedsAddress());
        }
    }
}

/// <summary>The description of experience for the regional bank of advanced pedagogical experience (R-134, 002 §3.4): made of a resource, its authors are the resource's.</summary>
public sealed class ExperienceCard
{
    public const int LongestTopic = 500;
    public const int LongestText = 8000;

    public Guid ResourceId { get; init; }

    public string Topic { get; private set; } = "";

    public string Conditions { get; private set; } = "";

    public string Essence { get; private set; } = "";

    public string Results { get; private set; } = "";

    /// <summary>Which bank or office it is passed on to.</summary>
    public string PassedTo { get; private set; } = "";

    public DateOnly? PassedOn { get; private set; }

    public Guid Stamp { get; private set; }

    public ExperienceText Text => new(Topic, Conditions, Essence, Results, PassedTo);

    public Refusal? Save(ExperienceText text)
    {
        if (PassedOn is not null)
        {
            return new ExperienceIsPassedOn();
        }

        (Topic, Conditions, Essence, Results, PassedTo, Stamp) = (text.Topic, text.Conditions, text.Essence, text.Results, text.PassedTo, Guid.NewGuid());
        return null;
    }

    /// <param name="isShown">The resource is in the library: only checked experience is passed on.</param>
    public Refusal? PassOn(DateOnly? on, bool isShown, DateOnly today)
    {
        if (PassedOn is not null)
        {
            return new ExperienceIsPassedOn();
        }

        if (!isShown)
        {
            return new ExperienceIsNotChecked();
        }

        if (Text.Gaps().FirstOrDefault() is { } gap)
        {
            return gap.Refusal;
        }

        if (on is not { } day || day > today)
        {
            return new PassingNeedsDay();
        }

        (PassedOn, Stamp) = (day, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ExperienceCard>
    {
        public void Configure(EntityTypeBuilder<ExperienceCard> builder)
        {
            builder.ToTable("ExperienceCards");
            builder.HasKey(c => c.ResourceId);
            builder.Ignore(c => c.Text);
            builder.Property(c => c.Topic).HasMaxLength(LongestTopic);
            builder.Property(c => c.Conditions).HasMaxLength(LongestText);
            builder.Property(c => c.Essence).HasMaxLength(LongestText);
            builder.Property(c => c.Results).HasMaxLength(LongestText);
            builder.Property(c => c.PassedTo).HasMaxLength(LongestTopic);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasOne<Resource>().WithOne().HasForeignKey<ExperienceCard>(c => c.ResourceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
