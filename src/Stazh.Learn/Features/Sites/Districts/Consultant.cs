using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Sites;

/// <summary>A scientific consultant of a district; the name is for coordinators of the region only (R-020, R-191, R-220, F-13).</summary>
public sealed class Consultant
{
    public Guid Id { get; init; }

    public Guid DistrictId { get; init; }

    /// <summary>The account, when the consultant has one: then the row is part of that person's data.</summary>
    public Guid? PersonId { get; init; }

    public required string Name { get; init; }

    public string Post { get; init; } = "";

    public DateOnly From { get; init; }

    /// <summary>The last day; the row stays.</summary>
    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consultant>
    {
        public void Configure(EntityTypeBuilder<Consultant> builder)
        {
            builder.ToTable("Consultants");
            builder.Property(c => c.Name).HasMaxLength(300);
            builder.Property(c => c.Post).HasMaxLength(300);
            builder.HasIndex(c => c.DistrictId);
            builder.HasIndex(c => c.PersonId);
            builder.HasOne<District>().WithMany().HasForeignKey(c => c.DistrictId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public sealed class ConsultantInput
{
    [Display(Name = "Фамилия, имя и отчество")]
    [Required(ErrorMessage = "Назовите консультанта.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Name { get; set; } = "";

    [Display(Name = "Должность")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Post { get; set; }

    [Display(Name = "Почта в программе, если есть")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }
}
