using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record HeadNeedsCategory(string Name) : Refusal("Руководителем площадки назначают работника высшей или первой категории. У {0} в профиле такой категории нет.", Name);

public sealed record HeadNeedsAchievements() : Refusal("Опишите достижения по направлению площадки: без них руководителя не назначают.");

public sealed record NetworkDecidesTogether() : Refusal("Площадка опирается на несколько организаций: руководителя назначают коллегиальным решением. Выберите вид акта «Решение» и отметьте не меньше двух организаций, принявших его.");

/// <summary>That somebody leads a site: by which act, of which category and with which achievements; of a network, by whose common decision .</summary>
public sealed class HeadAppointment
{
    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>As it was on the day.</summary>
    public QualificationCategory Category { get; init; }

    public string Achievements { get; set; } = "";

    public ActKind ActKind { get; init; }

    public required string ActNumber { get; init; }

    public DateOnly ActDate { get; init; }

    public required string Body { get; init; }

    /// <summary>Organisations that decided together; empty when the site rests on one.</summary>
    public List<string> Participants { get; init; } = [];

    public DateTimeOffset RecordedAt { get; init; }

    public Guid? RecordedById { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>A teacher-methodologist or teacher-mentor holds the highest category already: it is the condition of theirs.</summary>
    public static bool Fits(QualificationCategory category) =>
        category is QualificationCategory.First or QualificationCategory.Highest or QualificationCategory.Methodologist or QualificationCategory.Mentor;

    public static Refusal? Check(Person person, string? achievements, ActKind act, int organisations, IReadOnlyCollection<string> participants) =>
        !Fits(person.Category) ? new HeadNeedsCategory(person.FullName)
        : string.IsNullOrWhiteSpace(achievements) ? new HeadNeedsAchievements()
        : organisations > 1 && (act != ActKind.Decision || participants.Count < 2) ? new NetworkDecidesTogether()
        : null;

    internal sealed class Mapping : IEntityTypeConfiguration<HeadAppointment>
    {
        public void Configure(EntityTypeBuilder<HeadAppointment> builder)
        {
            builder.ToTable("HeadAppointments");
            builder.Property(h => h.Achievements).HasMaxLength(4000);
            builder.Property(h => h.ActNumber).HasMaxLength(100);
            builder.Property(h => h.Body).HasMaxLength(500);
            builder.HasIndex(h => h.SiteId);
            builder.HasIndex(h => h.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(h => h.SiteId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
