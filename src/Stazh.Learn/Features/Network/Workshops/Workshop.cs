using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>A pedagogical workshop on a network or at a site: a master teacher, a direction, a group, lessons .</summary>
public sealed class Workshop
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public Guid? NetworkId { get; init; }

    public Guid? SiteId { get; init; }

    public required string Title { get; set; }

    public string Direction { get; set; } = "";

    /// <summary>Seen by everybody: «учитель-логопед, лицей № 8».</summary>
    public string MasterPost { get; set; } = "";

    /// <summary>Seen by those who have a ground for it; empty after an erasure.</summary>
    public string MasterName { get; set; } = "";

    /// <summary>The account, when there is one: the master then records lessons, and the row is part of that person's data.</summary>
    public Guid? PersonId { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? Until { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<WorkshopMember> Members { get; } = [];

    public List<WorkshopLesson> Lessons { get; } = [];

    public bool IsOverOn(DateOnly day) => Until < day;

    public Refusal? Write(WorkshopInput input, Guid? master)
    {
        if (input.Until < input.From)
        {
            return new EndsBeforeItBegins();
        }

        (Title, Direction, MasterPost, MasterName) = (input.Title!.Trim(), input.Direction!.Trim(), input.MasterPost!.Trim(), input.MasterName!.Trim());
        (PersonId, From, Until, Stamp) = (master, input.From!.Value, input.Until, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Workshop>
    {
        public void Configure(EntityTypeBuilder<Workshop> builder)
        {
            builder.ToTable("Workshops");
            builder.Property(w => w.Region).HasMaxLength(200);
            builder.Property(w => w.Title).HasMaxLength(300);
            builder.Property(w => w.Direction).HasMaxLength(500);
            builder.Property(w => w.MasterPost).HasMaxLength(500);
            builder.Property(w => w.MasterName).HasMaxLength(300);
            builder.Property(w => w.Stamp).IsConcurrencyToken();
            builder.HasIndex(w => w.Region);
            builder.HasIndex(w => w.NetworkId);
            builder.HasIndex(w => w.SiteId);
            builder.HasIndex(w => w.PersonId);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(w => w.NetworkId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(w => w.SiteId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(w => w.Members).WithOne().HasForeignKey(m => m.WorkshopId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(w => w.Lessons).WithOne().HasForeignKey(l => l.WorkshopId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Who learns in a workshop; everybody sees how many, those with a ground see whom .</summary>
public sealed class WorkshopMember
{
    public Guid Id { get; init; }

    public Guid WorkshopId { get; init; }

    public Guid? PersonId { get; set; }

    public required string Name { get; set; }

    public string Post { get; set; } = "";

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkshopMember>
    {
        public void Configure(EntityTypeBuilder<WorkshopMember> builder)
        {
            builder.ToTable("WorkshopMembers");
            builder.Property(m => m.Name).HasMaxLength(300);
            builder.Property(m => m.Post).HasMaxLength(500);
            builder.HasIndex(m => m.WorkshopId);
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A lesson: planned for a day, then held with so many people and an outcome.</summary>
public sealed class WorkshopLesson
{
    public Guid Id { get; init; }

    public Guid WorkshopId { get; init; }

    public DateOnly On { get; init; }

    public required string Topic { get; init; }

    /// <summary>How many came; null until it is held.</summary>
    public int? Came { get; private set; }

    public string Outcome { get; private set; } = "";

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public Refusal? Hold(LessonResult result, DateOnly today)
    {
        if ((Came is not null ? new LessonIsHeld() : On > today ? new DayIsAhead() : (Refusal?)null) is { } refusal)
        {
            return refusal;
        }

        (Came, Outcome, Stamp) = (result.Came, result.Outcome?.Trim() ?? "", Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkshopLesson>
    {
        public void Configure(EntityTypeBuilder<WorkshopLesson> builder)
        {
            builder.ToTable("WorkshopLessons");
            builder.Property(l => l.Topic).HasMaxLength(500);
            builder.Property(l => l.Outcome).HasMaxLength(2000);
            builder.Property(l => l.Stamp).IsConcurrencyToken();
            builder.HasIndex(l => new { l.WorkshopId, l.On });
        }
    }
}
