using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>R-090: the next module opens with a confirmed map and, when routes are there, an approved route.</summary>
internal sealed class DiagnosticsPart(AppDb db, IEnumerable<IRoutePart> routes, IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.Diagnostics;

    public async Task<PartProgress> ProgressAsync(Internship internship, ProgrammeModule module, CancellationToken stop)
    {
        var at = await db.Set<Enrolment>().AsNoTracking().Where(e => e.Id == internship.EnrolmentId)
            .Select(e => new
            {
                IsFinished = db.Set<DiagnosticRound>().Any(r => r.EnrolmentId == e.Id && r.Number == DiagnosticRound.Entry && r.FinishedAt != null),
                Answered = db.Set<DeficitReading>().Count(r => r.EnrolmentId == e.Id && r.Round == DiagnosticRound.Entry && r.Choice != null),
                IsConfirmed = db.Set<DeficitMap>().Any(m => m.EnrolmentId == e.Id && m.ConfirmedAt != null),
            }).SingleAsync(stop);
        var address = $"/learn/{internship.EnrolmentId}";
        if (at.IsConfirmed)
        {
            return routes.FirstOrDefault() is { } route ? await route.RouteProgressAsync(internship, stop) : new(true, "", []);
        }

        if (at.IsFinished)
        {
            return new(false, text["карта дефицитов не подтверждена"], [text["Карта дефицитов не подтверждена."]],
                new(text["Карта дефицитов"], text["Посмотрите уровни, отметьте, что важнее, и подтвердите карту: по ней строится маршрут."], address + "/deficits", text["Открыть карту"]));
        }

        var asked = DiagnosticSheet.Lay(internship.Package, DiagnosticSheet.EntryItems(internship.Package), new Dictionary<string, int>(), internship.PersonId);
        var about = at.Answered == 0
            ? text["{0}, около {1}. Ответы сохраняются по одному, прерваться можно в любом месте.", text.Count(asked.Total, "вопрос|вопроса|вопросов"), text.Minutes(asked.MinutesLeft)]
            : text["Отвечено {0} из {1}. Продолжите с того места, где остановились.", at.Answered, asked.Total];
        return new(false, text["диагностика: {0} из {1}", at.Answered, asked.Total], [text["Карта дефицитов не подтверждена: сначала завершите диагностику."]],
            new(text["Диагностика"], about, address + "/diagnostics", at.Answered == 0 ? text["Начать"] : text["Продолжить"]));
    }
}
