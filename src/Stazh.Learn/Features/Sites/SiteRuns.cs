namespace Stazh.Learn.Features.Sites;

/// <summary>A group of the site, as the site's page lists it.</summary>
/// <param name="State">In the reader's language.</param>
/// <param name="Tag">Css classes of the state.</param>
/// <param name="About">Free places of a group that enrols, otherwise how many were in it.</param>
public sealed record SiteRun(string Address, string Programme, string ProgrammeAddress, DateOnly Starts, DateOnly Ends, bool IsPast, string State, string Tag, string About);

/// <summary>The feature that knows the dates tells them here: sites know nothing of groups. One SQL command.</summary>
public interface ISiteRuns
{
    /// <summary>Groups that are not cancelled: those to come soonest first, then those that are over, newest first.</summary>
    Task<IReadOnlyList<SiteRun>> OfAsync(Guid siteId, CancellationToken stop);
}
