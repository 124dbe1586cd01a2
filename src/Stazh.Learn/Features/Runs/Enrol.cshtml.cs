using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

public sealed class EnrolModel(AppDb db, EnrolmentDesk desk) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProgrammeRun Run { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var mine = await db.EnrolmentsOf(Me.Id).Where(e => e.RunId == id).OrderByDescending(e => e.Id).Select(e => (EnrolmentState?)e.State).FirstOrDefaultAsync(Stop);
        return EnrolmentDesk.WhyNotApply(Run.State, Run.EndsOn, mine, Today) is null ? Page() : Redirect($"/runs/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await desk.ApplyAsync(Run, Person, Input.Motivation, Input.Team, Input.IsSiteStaff, Today, Stop) is { } refusal
            ? Refuse(refusal)
            : Done(Text["Заявка подана. Решение придёт на почту и появится здесь."], $"/runs/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var run = await db.Set<ProgrammeRun>().FirstOrDefaultAsync(r => r.Id == id, Stop);
        if (run is null)
        {
            return false;
        }

        Run = run;
        Person = await db.Set<Person>().SingleAsync(p => p.Id == Me.Id, Stop);
        return true;
    }

    public sealed class InputModel
    {
        [Display(Name = "Зачем вам эта стажировка")]
        [Required(ErrorMessage = "Напишите, что хотите изменить в своей работе.")]
        [StringLength(4000, MinimumLength = 20, ErrorMessage = "Напишите от {2} до {1} знаков.")]
        public string Motivation { get; set; } = "";

        [Display(Name = "Проектная команда (если заявка от команды)")]
        [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Team { get; set; }

        [Display(Name = "Я работаю на стажировочной площадке (запись в первую очередь)")]
        public bool IsSiteStaff { get; set; }
    }
}
