using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

public sealed record MeetingChangedElsewhere() : Refusal("Совещание только что изменил кто-то другой. Ваш текст остался в форме: сравните с тем, что сохранено, и сохраните снова.");

/// <summary>An instructive-methodical meeting with heads of sites (001 п. 3.2.1; R-174).</summary>
public sealed class SiteMeeting
{
    public const int LongestText = 4000;

    public Guid Id { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Region { get; init; }

    public DateOnly On { get; set; }

    public required string Title { get; set; }

    public string Agenda { get; set; } = "";

    public string Decisions { get; set; } = "";

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    internal sealed class Mapping : IEntityTypeConfiguration<SiteMeeting>
    {
        public void Configure(EntityTypeBuilder<SiteMeeting> builder)
        {
            builder.ToTable("SiteMeetings");
            builder.Property(m => m.Region).HasMaxLength(200);
            builder.Property(m => m.Title).HasMaxLength(500);
            builder.Property(m => m.Agenda).HasMaxLength(LongestText);
            builder.Property(m => m.Decisions).HasMaxLength(LongestText);
            builder.Property(m => m.Stamp).IsConcurrencyToken();
            builder.HasIndex(m => new { m.Region, m.On });
        }
    }
}

/// <summary>A site whose leadership was at the meeting; a post, no name.</summary>
public sealed class MeetingAttendance
{
    public Guid MeetingId { get; init; }

    public Guid SiteId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeetingAttendance>
    {
        public void Configure(EntityTypeBuilder<MeetingAttendance> builder)
        {
            builder.ToTable("MeetingAttendance");
            builder.HasKey(a => new { a.MeetingId, a.SiteId });
            builder.HasOne<SiteMeeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(a => a.SiteId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(a => a.SiteId);
        }
    }
}
