using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>A link of a package: minutes, a report, photographs of the presentation.</summary>
public sealed record PackageLink(string Title, string Address);

/// <summary>The package of materials that is put together within a month after an internship (R-130, 001). Absent while nobody has touched it.</summary>
public sealed class RunPackage
{
    public const int LongestLinks = 8000;

    public Guid RunId { get; init; }

    /// <summary>Minutes and reports: a line each, its name and then its address.</summary>
    public string Links { get; private set; } = "";

    /// <summary>The day due that staff were reminded of: a week ahead, and once more when it has passed.</summary>
    public DateOnly? RemindedAhead { get; set; }

    public DateOnly? RemindedLate { get; set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public Guid? ReadyById { get; set; }

    /// <summary>The resource as which the package stands in the library.</summary>
    public Guid? ResourceId { get; private set; }

    public Guid Stamp { get; private set; }

    public static DateOnly DueOn(DateOnly ends, int months) => ends.AddMonths(months);

    public static IReadOnlyList<PackageLink> Read(string links) =>
        [.. Lines(links).Select(l => l.LastIndexOf(' ') is > 0 and var at ? new PackageLink(l[..at].TrimEnd(' ', '-', '—', ':'), l[(at + 1)..]) : new PackageLink(l, l))];

    public Refusal? Save(string? links)
    {
        var text = (links ?? "").Trim();
        var read = Read(text);
        for (var i = 0; i < read.Count; i++)
        {
            if (!IsAddress(read[i].Address))
            {
                return new PackageLinkNeedsAddress(i + 1);
            }
        }

        (Links, Stamp) = (string.Join('\n', Lines(text)), Guid.NewGuid());
        return null;
    }

    public Refusal? MakeReady(Guid resource, Guid by, DateTimeOffset now)
    {
        if (ReadyAt is not null)
        {
            return new PackageIsReady();
        }

        (ReadyAt, ReadyById, ResourceId, Stamp) = (now, by, resource, Guid.NewGuid());
        return null;
    }

    /// <summary>Of the web, or of this site.</summary>
    private static bool IsAddress(string address) => ResourceContent.IsAddress(address) || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Mapping : IEntityTypeConfiguration<RunPackage>
    {
        public void Configure(EntityTypeBuilder<RunPackage> builder)
        {
            builder.ToTable("RunPackages");
            builder.HasKey(p => p.RunId);
            builder.Property(p => p.Links).HasMaxLength(LongestLinks);
            builder.Property(p => p.Stamp).IsConcurrencyToken();
            builder.HasOne<ProgrammeRun>().WithOne().HasForeignKey<RunPackage>(p => p.RunId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Resource>().WithMany().HasForeignKey(p => p.ResourceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => p.ResourceId);
        }
    }
}
