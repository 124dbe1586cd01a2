using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A file in a field of a task.</summary>
public sealed class TaskFile
{
    public const int MostInField = 10;

    public Guid WorkId { get; init; }

    public Guid FileId { get; init; }

    public required string FieldCode { get; init; }

    public StoredFile File { get; init; } = null!;

    internal sealed class Mapping : IEntityTypeConfiguration<TaskFile>
    {
        public void Configure(EntityTypeBuilder<TaskFile> builder)
        {
            builder.ToTable("TaskFiles");
            builder.HasKey(f => new { f.WorkId, f.FileId });
            builder.Property(f => f.FieldCode).HasMaxLength(32);
            builder.HasOne(f => f.File).WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => f.FileId);
        }
    }
}

/// <summary>A file of a task is read by its owner and, once it hangs on a task, by the staff of the run.</summary>
internal sealed class TaskFileAccess(AppDb db) : IFileAccess
{
    public const string Name = "task";

    public string Purpose => Name;

    public async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
        person is { } id && await db.Set<TaskFile>().AnyAsync(f => f.FileId == file.Id && db.TaskWorksStaffedBy(id).Any(w => w.Id == f.WorkId), stop);
}
