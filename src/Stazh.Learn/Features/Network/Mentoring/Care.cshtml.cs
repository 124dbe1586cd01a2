using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>One school and its consultations; for whoever cares for it and those who keep the list, 404 for everybody else .</summary>
public sealed class CareModel(AppDb db, MentoringDesk desk) : AppPage
{
    public SchoolCare Care { get; private set; } = null!;

    public bool MayKeep { get; private set; }

    public string Name { get; private set; } = "";

    public ConsultationInput Input { get; private set; } = new();

    public IReadOnlyList<SchoolConsultation> Consultations { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FoundAsync(id) ? await ShownAsync() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [Bind(Prefix = nameof(Input))] ConsultationInput input)
    {
        Input = input;
        return !await FoundAsync(id) ? NotFound() : await AnswerAsync(id, ModelState.IsValid ? await desk.ConsultAsync(Care, input, Today, Me.Id, Stop) : null, "Input.On", Text["Консультация записана."]);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, DateOnly? on) =>
        await FoundAsync(id) && MayKeep && Care.Until is null ? await AnswerAsync(id, await desk.EndAsync(Care, on ?? Today, Me.Id, Stop), "", Text["Последний день записан."]) : NotFound();

    private async Task<bool> FoundAsync(Guid id)
    {
        var (me, kept) = (Me.Id, desk.Kept(Me.Id));
        var found = await db.Set<SchoolCare>().Where(c => c.Id == id).Select(c => new
        {
            Care = c,
            MayKeep = kept.Any(k => k.Id == c.Id),
            Name = db.Set<Person>().Where(p => p.Id == c.PersonId).Select(p => p.FamilyName + " " + p.GivenName + " " + p.Patronymic).FirstOrDefault(),
        }).FirstOrDefaultAsync(Stop);
        if (found is null || !(found.MayKeep || found.Care.PersonId == me))
        {
            return false;
        }

        (Care, MayKeep, Name) = (found.Care, found.MayKeep, found.Name ?? "");
        return true;
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Refusal? refusal, string field, string done)
    {
        if (ModelState.IsValid && refusal is null)
        {
            return Done(done, $"/mentoring/{id}");
        }

        await ShownAsync();
        return refusal is null ? Invalid() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        var id = Care.Id;
        Input.On ??= Today;
        Consultations = await db.Set<SchoolConsultation>().AsNoTracking().Where(c => c.CareId == id).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Take(200).ToListAsync(Stop);
        return Page();
    }
}
