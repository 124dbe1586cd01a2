using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>The in-person part: the tutor has marked the trainee present at the steps of the module.</summary>
internal sealed class AttendancePart(IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.Attendance;

    public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts)
    {
        var present = facts[RunFacts.Present].Select(f => f.Key).ToHashSet();
        var marked = module.Steps.Count(s => present.Contains(s.Code));
        var summary = text["{0} из {1} шагов отмечено", marked, module.Steps.Count];
        return marked >= (module.Steps.Count + 1) / 2
            ? new(true, "", [])
            : new(false, summary, [text["Тьютор ещё не отметил ваше участие в модуле «{0}».", module.Title]]);
    }
}
