using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>R-090: the next module opens with a confirmed map and, when routes are there, an approved route.</summary>
internal sealed class DiagnosticsPart(IEnumerable<IRoutePart> routes, IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.Diagnostics;

    public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts)
    {
        var address = $"/learn/{internship.EnrolmentId}";
        if (facts.Has(DiagnosticFacts.Confirmed))
        {
            return routes.FirstOrDefault()?.RouteProgress(internship, facts) ?? new(true, "", []);
        }

        if (facts.Has(DiagnosticFacts.Finished))
        {
            return new(false, text["карта дефицитов не подтверждена"], [text["Карта дефицитов не подтверждена."]],
                new(text["Карта дефицитов"], text["Посмотрите уровни, отметьте, что важнее, и подтвердите карту: по ней строится маршрут."], address + "/deficits", text["Открыть карту"]));
        }

        var answered = facts.Number(DiagnosticFacts.Answered);
        var asked = DiagnosticSheet.Lay(internship.Package, DiagnosticSheet.EntryItems(internship.Package), new Dictionary<string, int>(), internship.PersonId);
        var about = answered == 0
            ? text["{0}, около {1}. Ответы сохраняются по одному, прерваться можно в любом месте.", text.Count(asked.Total, "вопрос|вопроса|вопросов"), text.Minutes(asked.MinutesLeft)]
            : text["Отвечено {0} из {1}. Продолжите с того места, где остановились.", answered, asked.Total];
        return new(false, text["диагностика: {0} из {1}", answered, asked.Total], [text["Карта дефицитов не подтверждена: сначала завершите диагностику."]],
            new(text["Диагностика"], about, address + "/diagnostics", answered == 0 ? text["Начать"] : text["Продолжить"]));
    }
}
