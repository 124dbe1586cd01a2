using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

/// <summary>A door of the internship's page: a feature registers what it has there.</summary>
/// <param name="Path">Behind <c>/learn/{id}</c>, or with <c>{run}</c> a path of the run.</param>
/// <param name="Only">Of which internships; null of all.</param>
/// <param name="IsTrainees">The page is the trainee's own: tutors and coordinators have others.</param>
public sealed record InternshipDoor(string Title, string About, string Path, int Order, Func<Internship, bool>? Only = null, bool IsTrainees = false)
{
    public string Address(Internship internship) => Path.StartsWith("/runs/", StringComparison.Ordinal) ? Path.Replace("{run}", internship.RunId.ToString(), StringComparison.Ordinal) : $"/learn/{internship.EnrolmentId}{Path}";
}

/// <summary>One internship: where I am, one next step, doors to everything.</summary>
public sealed class InternshipPageModel(InternshipLoader loader, InternshipProgress progress, FactReader facts, IEnumerable<InternshipDoor> doors) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public IReadOnlyList<ModuleProgress> Modules { get; private set; } = [];

    public ModuleProgress? Current => Modules.FirstOrDefault(m => m.State == ModuleState.Current);

    public NextStep? Next { get; private set; }

    public IEnumerable<InternshipDoor> Doors => doors.Where(d => (d.Only is null || d.Only(Place.Internship)) && (Place.IsMine || !d.IsTrainees)).OrderBy(d => d.Order);

    public IReadOnlyList<ModuleStep> Forms { get; private set; } = [];

    public IReadOnlySet<string> Filled { get; private set; } = new HashSet<string>();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await loader.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        var sheet = await facts.OfAsync(id, Stop);
        Modules = progress.Rail(place.Internship, sheet);
        Forms = [.. place.Package.Modules.SelectMany(m => m.Steps).Where(s => s.Form is not null).DistinctBy(s => s.Form)];
        Filled = sheet[RunFacts.Form].Select(f => f.Key).ToHashSet();
        Next = ChooseNext();
        return Page();
    }

    /// <summary>Before the start: what to prepare. Then what the open module asks for. At the end: the document.</summary>
    private NextStep? ChooseNext()
    {
        if (Place.Internship.RunState == RunState.Enrolling && Place.StartsOn > Today)
        {
            var opens = Cyclogram.MaterialsOpenOn(Place.StartsOn);
            return opens > Today
                ? new(Text["Стажировка начнётся {0}", Web.Wording.Date(Place.StartsOn)], Text["Материалы для заочного знакомства откроются {0}.", Web.Wording.Date(opens)], $"/programs/{Place.Package.Programme.Slug}", Text["О программе"])
                : new(Text["Познакомьтесь с материалами"], Text["Стажировка начнётся {0}. Посмотрите материалы и ответьте на короткий опрос.", Web.Wording.Date(Place.StartsOn)], $"/learn/{Place.Id}/materials", Text["Открыть материалы"]);
        }

        return Current?.Next ?? (Modules.All(m => m.State == ModuleState.Done)
            ? new(Text["Все модули пройдены"], Text["Осталось получить документ и рассказать, чем помогла программа."], $"/learn/{Place.Id}/document", Text["К документу"])
            : null);
    }
}
