namespace Stazh.Learn.Features.Sites;

/// <summary>A row of the plan beside what was reported of it.</summary>
/// <param name="Reported">Empty: nothing.</param>
/// <param name="Agrees">The report covers the plan.</param>
/// <param name="Address">Where the row is read.</param>
public sealed record SiteEvidenceLine(string What, string Planned, string Reported, bool Agrees, string Address);

/// <summary>
/// The feature that knows plans and reports tells them here: a site that departs from its plan is stopped on evidence (R-011, P-06).
/// <c>services.AddScoped&lt;ISiteEvidence, …&gt;()</c>; at most three SQL commands.
/// </summary>
public interface ISiteEvidence
{
    /// <summary>The rows whose term falls between the days, in the order of their terms.</summary>
    Task<IReadOnlyList<SiteEvidenceLine>> OfAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken stop);
}
