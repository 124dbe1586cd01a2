using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Sites;

/// <summary>An event that a site holds: how a support site serves its network .</summary>
public sealed class SiteEvent
{
    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public required string Title { get; init; }

    /// <summary>Seminar, workshop, open lesson …</summary>
    public string Form { get; init; } = "";

    public DateOnly On { get; init; }

    /// <summary>It will not be or was not; the row stays.</summary>
    public bool Cancelled { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteEvent>
    {
        public void Configure(EntityTypeBuilder<SiteEvent> builder)
        {
            builder.ToTable("SiteEvents");
            builder.Property(e => e.Title).HasMaxLength(500);
            builder.Property(e => e.Form).HasMaxLength(100);
            builder.HasIndex(e => new { e.SiteId, e.On });
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(e => e.SiteId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class EventInput
{
    [Display(Name = "Мероприятие")]
    [Required(ErrorMessage = "Назовите мероприятие.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; set; } = "";

    [Display(Name = "Форма: семинар, мастерская, открытый урок")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Form { get; set; }

    [Display(Name = "День")]
    [Required(ErrorMessage = "Укажите день.")]
    public DateOnly? On { get; set; }
}
