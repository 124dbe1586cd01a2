namespace Stazh.Learn.Features.Programmes;

/// <summary>What a feature makes of a programme: a part of the section for its authors on the programme's page.</summary>
/// <param name="Id">Anchor of the part.</param>
/// <param name="Title">Russian source text for the localizer.</param>
/// <param name="Partial">Address of the partial that shows it, from <c>/Features</c> on.</param>
/// <param name="Model">Of the partial.</param>
public sealed record ProgrammeInsight(string Id, string Title, string Partial, object Model);

/// <summary>
/// Implemented by features whose engines have something to say to the authors of a programme, registered by
/// <c>AddScoped&lt;IProgrammeInsight, …&gt;()</c>. Asked only for coordinators, site heads and administrators; at most one SQL command.
/// </summary>
public interface IProgrammeInsight
{
    /// <summary>Diagnostics 10, routes 20, reviews 30.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing to say about this programme.</summary>
    Task<ProgrammeInsight?> OfAsync(ProgrammeEntry entry, CancellationToken stop);
}
