using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Stazh.Learn.Features.Plans;

internal static class ConflictPage
{
    /// <summary>The same page with 409: somebody saved first.</summary>
    public static PageResult AsConflict(this PageResult page)
    {
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }
}
