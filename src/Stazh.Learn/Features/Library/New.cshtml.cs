using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>Anybody who is signed in proposes a resource: its name and kind make the draft.</summary>
public sealed class NewModel(LibraryDesk desk) : AppPage
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync() => ModelState.IsValid
        ? Done(Text["Черновик создан. Опишите материал и отправьте его на проверку."], $"/library/{(await desk.CreateAsync(Input.Content(Today.Year), null, Stop)).Slug}/edit")
        : Invalid();
}
