using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Sites;

/// <summary>Posts of a site as the regulations name them .</summary>
public static class SitePosts
{
    public static IReadOnlyList<string> All { get; } = ["Тьютор", "Куратор", "Наставник", "Педагог-мастер", "Методист", "Школьный тьютор", "Сотрудник площадки"];
}

/// <summary>Somebody who works at a site: on what post, by which order, for whom. Shown to the site's people, never to the public .</summary>
public sealed class SiteMember
{
    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>One of <see cref="SitePosts"/>.</summary>
    public required string Post { get; init; }

    /// <summary>Number and date of the order.</summary>
    public string Act { get; init; } = "";

    /// <summary>District, school or workshop that is in this person's care .</summary>
    public string CaresFor { get; init; } = "";

    public DateOnly From { get; init; }

    /// <summary>The last day; the row stays.</summary>
    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteMember>
    {
        public void Configure(EntityTypeBuilder<SiteMember> builder)
        {
            builder.ToTable("SiteMembers");
            builder.Property(m => m.Post).HasMaxLength(100);
            builder.Property(m => m.Act).HasMaxLength(200);
            builder.Property(m => m.CaresFor).HasMaxLength(300);
            builder.HasIndex(m => new { m.SiteId, m.PersonId });
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(m => m.SiteId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
