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

    public async Task<PartProgress> ProgressAsync(Internship internship, ProgrammeModule module, CancellationToken stop) =>
        (await OfGroupAsync([internship], [module], stop))[(internship.EnrolmentId, module.Code)];

    public async Task<IReadOnlyDictionary<(Guid Enrolment, string Module), PartProgress>> OfGroupAsync(IReadOnlyList<Internship> group, IReadOnlyList<ProgrammeModule> modules, CancellationToken stop)
    {
        var enrolments = group.Select(i => i.EnrolmentId).ToList();
        var marks = await db.Set<StepMark>().AsNoTracking().Where(m => enrolments.Contains(m.EnrolmentId) && m.Present).Select(m => new { m.EnrolmentId, m.StepCode }).ToListAsync(stop);
        var byPerson = marks.ToLookup(m => m.EnrolmentId, m => m.StepCode);
        return enrolments
            .SelectMany(id => modules.Select(m => (Key: (id, m.Code), Progress: Progress(m, [.. byPerson[id]]))))
            .ToDictionary(p => p.Key, p => p.Progress);
    }

    private PartProgress Progress(ProgrammeModule module, HashSet<string> present)
    {
        var marked = module.Steps.Count(s => present.Contains(s.Code));
        var summary = text["{0} из {1} шагов отмечено", marked, module.Steps.Count];
        return marked >= (module.Steps.Count + 1) / 2
            ? new(true, "", [])
            : new(false, summary, [text["Тьютор ещё не отметил ваше участие в модуле «{0}».", module.Title]]);
    }
}
