using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed record CareIsOver() : Refusal("Закрепление завершено: консультаций к нему больше не записывают.");

public enum CareKind
{
    Curator,
    Mentor,
}

/// <summary>Whom the help is for .</summary>
public enum CareTarget
{
    /// <summary>A school of the programme «500+».</summary>
    School500,

    /// <summary>A school with low results or in hard conditions.</summary>
    School,

    /// <summary>A municipal methodological service.</summary>
    Service,
}

/// <summary>A curator or a mentor of a school or of a methodological service, by an order of a site. Names are for those who keep the list .</summary>
public sealed class SchoolCare
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    /// <summary>The site that helps.</summary>
    public Guid SiteId { get; init; }

    public CareKind Kind { get; init; }

    public CareTarget Target { get; init; }

    /// <summary>The official name of the school or service.</summary>
    public required string School { get; init; }

    public string District { get; init; } = "";

    public Guid PersonId { get; init; }

    /// <summary>Number and date of the order.</summary>
    public string Act { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public List<SchoolConsultation> Consultations { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<SchoolCare>
    {
        public void Configure(EntityTypeBuilder<SchoolCare> builder)
        {
            builder.ToTable("SchoolCares");
            builder.Property(c => c.Region).HasMaxLength(200);
            builder.Property(c => c.School).HasMaxLength(1000);
            builder.Property(c => c.District).HasMaxLength(200);
            builder.Property(c => c.Act).HasMaxLength(200);
            builder.HasIndex(c => new { c.Region, c.Until });
            builder.HasIndex(c => c.SiteId);
            builder.HasIndex(c => c.PersonId);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(c => c.Consultations).WithOne().HasForeignKey(c => c.CareId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum ConsultationForm
{
    VideoCall,
    Phone,
    Letter,

    /// <summary>In person, at the school or at the site.</summary>
    Visit,
}

/// <summary>A consultation of a school: day, form, topic .</summary>
public sealed class SchoolConsultation
{
    public Guid Id { get; init; }

    public Guid CareId { get; init; }

    public DateOnly On { get; init; }

    public ConsultationForm Form { get; init; }

    public required string Topic { get; set; }

    public string Outcome { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SchoolConsultation>
    {
        public void Configure(EntityTypeBuilder<SchoolConsultation> builder)
        {
            builder.ToTable("SchoolConsultations");
            builder.Property(c => c.Topic).HasMaxLength(500);
            builder.Property(c => c.Outcome).HasMaxLength(2000);
            builder.HasIndex(c => new { c.CareId, c.On });
        }
    }
}
