using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

[Authorize(Policy = Policies.RunStaff)]
public sealed class TutorModel(TutorDesk desk) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Run { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public QueuePage Queue { get; private set; } = null!;

    /// <summary>A work that a colleague decided while this tutor wrote.</summary>
    public WaitingTask? Taken { get; private set; }

    public string? RowError { get; private set; }

    public TimeSpan Waits(DateTimeOffset since) => Now - since;

    public async Task<IActionResult> OnGetAsync()
    {
        Queue = await desk.QueueAsync(Run, After, Stop);
        return Run is { } run && !Queue.Runs.Any(r => r.Id == run) ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAcceptAsync() => DecideAsync(TaskVerdict.Accepted, Text["Задание принято."]);

    public Task<IActionResult> OnPostReturnAsync() => DecideAsync(TaskVerdict.Returned, Text["Задание возвращено с комментарием."]);

    /// <summary>The comment that came second is kept beside the verdict.</summary>
    public Task<IActionResult> OnPostRemarkAsync() => DecideAsync(TaskVerdict.Remark, Text["Замечание добавлено к заданию."]);

    private async Task<IActionResult> DecideAsync(TaskVerdict verdict, string done)
    {
        if (await desk.FindAsync(Input.Work, Stop) is not { } waiting || (verdict == TaskVerdict.Remark && waiting.Work.Attempt == 0))
        {
            return NotFound();
        }

        var refusal = await desk.DecideAsync(waiting, Input.Stamp, verdict, Input.Comment, Stop);
        if (refusal is null)
        {
            return Done(done, "/tutor" + QueryString.Create([KeyValuePair.Create("run", Run?.ToString()), KeyValuePair.Create("after", After)]));
        }

        ModelState.Clear();
        RowError = refusal.In(Text);
        if (refusal is TaskIsDecided)
        {
            Taken = await desk.FindAsync(Input.Work, Stop);
        }

        Queue = await desk.QueueAsync(Run, After, Stop);
        ModelState.AddModelError("", RowError);
        var page = Invalid();
        page.StatusCode = refusal is TaskIsDecided ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return page;
    }

    public sealed class InputModel
    {
        public Guid Work { get; set; }

        /// <summary>Of the version that the row shows.</summary>
        public Guid Stamp { get; set; }

        public string? Comment { get; set; }
    }
}
