using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Shared;

/// <summary>What every page has: who is there, words, time, a message that survives one redirect.</summary>
public abstract class AppPage : PageModel
{
    private IStringLocalizer<Text>? text;
    private CurrentPerson? me;

    [TempData]
    public string? StatusMessage { get; set; }

    protected IStringLocalizer<Text> Text => text ??= HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Text>>();

    public CurrentPerson Me => me ??= HttpContext.RequestServices.GetRequiredService<CurrentPerson>();

    protected TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Today where the reader is.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Me.Zone).DateTime);

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>Puts the refusal at the top of the form; the page is shown again with what was typed.</summary>
    protected PageResult Refuse(Refusal refusal, string field = "")
    {
        ModelState.AddModelError(field, refusal.In(Text));
        return Invalid();
    }

    /// <summary>The same page with its errors and 400, so that scripts and tests see the refusal too.</summary>
    protected PageResult Invalid()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    /// <summary>303 to a page with a message for the reader.</summary>
    protected RedirectResult Done(string message, string address)
    {
        StatusMessage = message;
        return Redirect(address);
    }

    /// <summary>A redirect without a message that tells the browser to forget the draft of the form.</summary>
    protected RedirectResult DoneQuietly(string address)
    {
        TempData["DraftDone"] = true;
        return Redirect(address);
    }
}
