using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>
/// The second half of the diagnostic part of an internship: the learning route that is made from the map. Routes implement it and
/// register it by <c>AddScoped&lt;IRoutePart, …&gt;()</c>. It judges by facts, and is asked only when the map is confirmed.
/// </summary>
public interface IRoutePart
{
    PartProgress RouteProgress(Internship internship, FactSheet facts);
}
