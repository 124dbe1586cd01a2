namespace Stazh.Learn.Features.Sites;

/// <summary>What was decided when, by which act: for anybody .</summary>
public sealed record StatusHistory(IReadOnlyList<SiteStatus> Statuses, DateOnly Today, string Slug, bool MayEnd)
{
    public static StatusHistory Of(IEnumerable<SiteStatus> statuses, DateOnly today, string slug, bool mayEnd) =>
        new([.. statuses.OrderByDescending(s => s.From).ThenBy(s => s.Kind)], today, slug, mayEnd);

    /// <summary>The site's own status of this day.</summary>
    public SiteStatus? Current => Statuses.FirstOrDefault(s => s.Kind == StatusKind.Internship && s.IsInForce(Today));

    /// <summary>It was a site, is none, and will be none unless a new decision comes.</summary>
    public bool IsArchived => Statuses.Any(s => s.Kind == StatusKind.Internship) && Statuses.All(s => s.Kind != StatusKind.Internship || s.LastDay < Today);

    public DateOnly? ArchivedSince => IsArchived ? Statuses.Where(s => s.Kind == StatusKind.Internship).Max(s => s.LastDay) : null;
}
