using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>The in-person part: the tutor has marked the trainee present at the steps of the module.</summary>
internal sealed class AttendancePart(AppDb db, IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.Attendance;

    public async Task<PartProgress> ProgressAsync(Internship internship, ProgrammeModule module, CancellationToken stop)
    {
        var codes = module.Steps.Select(s => s.Code).ToList();
        var marks = await db.Set<StepMark>().AsNoTracking()
            .Where(m => m.EnrolmentId == internship.EnrolmentId && m.Present && codes.Contains(m.StepCode))
            .Select(m => m.StepCode).ToListAsync(stop);
        var summary = text["{0} из {1} шагов отмечено", marks.Count, codes.Count];
        return marks.Count >= (codes.Count + 1) / 2
            ? new(true, "", [])
            : new(false, summary, [text["Тьютор ещё не отметил ваше участие в модуле «{0}».", module.Title]]);
    }
}
