using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

public sealed partial class StatusApplication
{
    internal sealed class Mapping : IEntityTypeConfiguration<StatusApplication>
    {
        public void Configure(EntityTypeBuilder<StatusApplication> builder)
        {
            builder.ToTable("StatusApplications");
            builder.Property(a => a.Region).HasMaxLength(200);
            builder.Property(a => a.District).HasMaxLength(200);
            builder.Property(a => a.SiteKind).HasMaxLength(100);
            builder.Property(a => a.OrganisationKey).HasMaxLength(1000);
            builder.Property(a => a.Reason).HasMaxLength(4000);
            builder.Property(a => a.ActNumber).HasMaxLength(100);
            builder.Property(a => a.SubmissionNumber).HasMaxLength(100);
            builder.Property(a => a.Stamp).IsConcurrencyToken();
            builder.ComplexProperty(a => a.Text, ApplicationVersion.Lengths);
            builder.OwnsOne(a => a.Innovation, d =>
            {
                d.Property(i => i.Body).HasMaxLength(500);
                d.Property(i => i.ActNumber).HasMaxLength(100);
            });
            builder.OwnsOne(a => a.Terms, t => t.Property(s => s.Body).HasMaxLength(500));
            builder.HasOne<IntakeWindow>().WithMany().HasForeignKey(a => a.WindowId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.PlanFileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(a => a.Events).WithOne().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(a => new { a.Region, a.State });
            builder.HasIndex(a => a.ApplicantId);
            builder.HasIndex(a => a.ActPaperId);
            builder.HasIndex(a => a.AgreementPaperId);
            builder.HasIndex(a => a.SubmissionPaperId);
        }
    }
}
