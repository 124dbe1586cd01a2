using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A task of the trainee with what stands in its fields.</summary>
public abstract class OwnTaskPage(TaskDesk desk) : AppPage
{
    protected TaskDesk Desk => desk;

    [BindProperty]
    public TaskInput Input { get; set; } = new();

    public TaskPlace Place { get; protected set; } = null!;

    public PracticeTask Task => Place.Task;

    public TaskWork? Work => Place.Work;

    public TaskContent Written { get; protected set; } = TaskContent.Empty;

    protected async Task<bool> LoadAsync(Guid id, string code)
    {
        if (await desk.FindAsync(id, code, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        if (HttpMethods.IsPost(Request.Method))
        {
            Written = TaskInput.Read(Request.Form, Task);
            ModelState.Clear();
        }

        return true;
    }
}
