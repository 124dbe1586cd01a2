using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Sites;

/// <summary>An internship site: rests on one or several organisations; its right to the name is a <see cref="SiteStatus"/> (R-004, R-006).</summary>
public sealed class InternshipSite
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>One of <see cref="SiteKinds"/>, as the document names it .</summary>
    public required string Kind { get; set; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Subject { get; set; }

    public required string SubjectCode { get; set; }

    /// <summary>Address of the page of sites, to the letter; empty when the registry has none.</summary>
    public string SitesUrl { get; set; } = "";

    /// <summary>Competency areas and directions .</summary>
    public List<string> Themes { get; set; } = [];

    public string TargetGroup { get; set; } = "";

    /// <summary>Rooms and devices that trainees may count on .</summary>
    public string Equipment { get; set; } = "";

    /// <summary>Structure of the staff and how it is made up .</summary>
    public string Manning { get; set; } = "";

    /// <summary>Codes of <see cref="SiteTargets"/>: schools that the site is for .</summary>
    public List<string> Targets { get; set; } = [];

    public string Note { get; set; } = "";

    public bool IsDoubtful { get; set; }

    /// <summary>The document the row comes from; null when people entered the site here .</summary>
    public string? Source { get; init; }

    public int? SourceLine { get; init; }

    public bool Imported { get; init; }

    /// <summary>What the text filter looks through: see <see cref="SiteText"/>.</summary>
    public string Words { get; set; } = "";

    public Guid Stamp { get; set; }

    public List<Organisation> Organisations { get; } = [];

    public List<SiteStatus> Statuses { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<InternshipSite>
    {
        public void Configure(EntityTypeBuilder<InternshipSite> builder)
        {
            builder.ToTable("InternshipSites");
            builder.Property(s => s.Slug).HasMaxLength(120);
            builder.Property(s => s.Title).HasMaxLength(1000);
            builder.Property(s => s.Kind).HasMaxLength(100);
            builder.Property(s => s.Subject).HasMaxLength(200);
            builder.Property(s => s.SubjectCode).HasMaxLength(2);
            builder.Property(s => s.SitesUrl).HasMaxLength(2000);
            builder.Property(s => s.TargetGroup).HasMaxLength(1000);
            builder.Property(s => s.Equipment).HasMaxLength(4000);
            builder.Property(s => s.Manning).HasMaxLength(4000);
            builder.Property(s => s.Note).HasMaxLength(4000);
            builder.Property(s => s.Source).HasMaxLength(300);
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasIndex(s => s.Slug).IsUnique();
            builder.HasIndex(s => new { s.Source, s.SourceLine }).IsUnique();
            builder.HasIndex(s => s.SubjectCode);
            builder.HasOne<Subject>().WithMany().HasForeignKey(s => s.SubjectCode).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(s => s.Organisations).WithMany(o => o.Sites).UsingEntity("SiteOrganisations");
            builder.HasMany(s => s.Statuses).WithOne().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Kinds of sites as the documents name them .</summary>
public static class SiteKinds
{
    public const string Regional = "Региональная стажировочная площадка";
    public const string Plain = "Стажировочная площадка";

    public static IReadOnlyList<string> All { get; } =
    [
        Regional, Plain, "Муниципальная стажировочная площадка", "Районная стажировочная площадка", "Краевая стажировочная площадка",
        "Федеральная стажировочная площадка", "Опорная площадка",
    ];
}

/// <summary>Groups of schools that a site is for .</summary>
public static class SiteTargets
{
    public static IReadOnlyList<string> All { get; } = ["low-results", "hard-conditions", "resilient", "500plus"];

    public static string Title(string code) => code switch
    {
        "low-results" => "Школы с низкими результатами",
        "hard-conditions" => "Школы в неблагоприятных условиях",
        "resilient" => "Резильентные школы",
        _ => "Проект «500+»",
    };
}

/// <summary>The text filter compares lower-case words and their stems: SQLite knows the case of Latin letters only.</summary>
public static class SiteText
{
    public static string Of(InternshipSite site)
    {
        var text = string.Join(' ', new[] { site.Title, site.Subject, site.Kind, site.TargetGroup, site.Note }
            .Concat(site.Themes).Concat(site.Organisations.SelectMany(o => new[] { o.Name, o.District, o.HomeUrl })));
        return $"{text.ToLowerInvariant().Replace('ё', 'е')} {string.Join(' ', RussianStems.Terms(text))}";
    }

    public static IEnumerable<string> Words(string? text) => RussianStems.Terms(text).Take(6);
}
