using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.Runs;

/// <summary>
/// The rail of modules above every page of an internship: <c>ViewData["Rail"] = place.Internship</c>. It costs the page the one command of facts,
/// and nothing when the page has asked for facts itself.
/// </summary>
public sealed class RailViewComponent(InternshipProgress progress) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Internship internship) =>
        View("/Features/Runs/_RailSmall.cshtml", await progress.OfAsync(internship, HttpContext.RequestAborted));
}
