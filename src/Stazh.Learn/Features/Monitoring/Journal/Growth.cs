using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>One deficit of the person: when the map was confirmed and by what is known now.</summary>
public sealed record DeficitStep(string Title, double Before, double Now)
{
    public DeficitLevel LevelBefore => SeverityScale.LevelOf(Before);

    public DeficitLevel LevelNow => SeverityScale.LevelOf(Now);

    /// <summary>Was there and is no more.</summary>
    public bool IsClosed => LevelBefore != DeficitLevel.None && LevelNow == DeficitLevel.None;
}

/// <summary>An internship with what came of it.</summary>
public sealed record GrowthInternship(
    Guid Id, string Programme, string Site, DateOnly StartsOn, DateOnly EndsOn, bool IsDone, DateTimeOffset? ConfirmedAt, DateTimeOffset? RouteAt, int Hours, string? WorkTitle, DateTimeOffset? WorkAt, int ReviewsGot,
    string? DocumentNumber, DocumentName? Document, DateOnly? IssuedOn, IReadOnlyList<DeficitStep> Deficits);

public enum DocumentName
{
    Certificate,
    Qualification,
}

public enum GrowthKind
{
    InternshipBegun,
    MapConfirmed,
    RouteApproved,
    TaskAccepted,
    CardHandedIn,
    WorkPublished,
    ReviewGiven,
    DocumentIssued,
    Own,
}

/// <summary>A line of the journal.</summary>
/// <param name="Title">In the reader's language for what the program knows; to the letter for own entries.</param>
/// <param name="Entry">The own entry.</param>
public sealed record GrowthEvent(DateOnly On, GrowthKind Kind, string Title, string Detail, JournalEntry? Entry = null);

/// <summary>Everything the journal and the card are made of.</summary>
public sealed record GrowthPicture(string FullName, string WorkPlace, string Position, IReadOnlyList<GrowthInternship> Internships, IReadOnlyList<GrowthEvent> Events, IReadOnlyList<JournalEntry> Entries, int TasksAccepted, int Cards, int ReviewsGiven)
{
    public IEnumerable<DeficitStep> Deficits => Internships.SelectMany(i => i.Deficits);

    public int Closed => Deficits.Count(d => d.IsClosed);

    public int Lessened => Deficits.Count(d => d.LevelNow < d.LevelBefore);

    public int Had => Deficits.Count(d => d.LevelBefore != DeficitLevel.None);

    public int HoursDone => Internships.Where(i => i.IsDone).Sum(i => i.Hours);
}
