using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>R-097: the module's tasks are accepted, those with a trial have its card, and in the last module of tasks a card of results is posted.</summary>
internal sealed class TasksPart(TaskBoard board, IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.Tasks;

    public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts)
    {
        var standing = board.Of(internship.Package, facts);
        var package = internship.Package;
        var lines = standing.Of(module);
        var asksTrials = package.FormFor(FormUse.TrialCard) is not null;
        var asksCard = package.FormFor(FormUse.EffectivenessCard) is not null && module == package.Modules.Last(m => m.Has(ModulePart.Tasks)) && !standing.CardsPosted;
        var trials = lines.Where(l => asksTrials && l.Task.Trial && !l.TrialDone).ToList();
        List<string> missing =
        [
            .. lines.Where(l => !l.IsAccepted).Select(l => text[l.IsWithTutor ? "Задание «{0}» проверяет тьютор." : "Задание «{0}» не сдано.", l.Task.Title].Value),
            .. trials.Select(l => text["Нет карточки апробации к заданию «{0}».", l.Task.Title].Value),
        ];
        if (asksCard)
        {
            missing.Add(text["Карта оценки результативности не размещена в чате группы."]);
        }

        var summary = text["задания: {0} из {1}", lines.Count(l => l.IsAccepted), lines.Count];
        return new(missing.Count == 0, summary, missing, Next(internship.EnrolmentId, lines, trials.FirstOrDefault(), asksCard));
    }

    private NextStep? Next(Guid id, IReadOnlyList<TaskLine> lines, TaskLine? trial, bool asksCard)
    {
        var ready = lines.FirstOrDefault(l => l.State == TaskState.Returned) ?? lines.FirstOrDefault(l => l.State is TaskState.Draft or TaskState.NotStarted && l.Waits.Count == 0);
        if (ready is not null)
        {
            var about = ready.State == TaskState.Returned
                ? text["Тьютор вернул задание с комментарием. Поправьте и сдайте ещё раз."]
                : ready.DueOn is { } due ? text["Около {0}. Сдать до {1}.", text.Minutes(ready.Task.Minutes), Wording.DayAndMonth(due)] : text["Около {0}. Черновик сохраняется сам.", text.Minutes(ready.Task.Minutes)];
            return new(ready.Task.Title, about, $"/learn/{id}/tasks/{ready.Task.Code}", text[ready.State == TaskState.NotStarted ? "Начать" : "Продолжить"]);
        }

        if (trial is not null)
        {
            return new(text["Карточка апробации"], text["Опишите, что получилось, когда вы применили задание «{0}» у себя.", trial.Task.Title], $"/learn/{id}/cards/trial/{trial.Task.Code}", text["Заполнить"]);
        }

        return asksCard ? new(text["Карта оценки результативности"], text["Заполните карту: она появится в чате группы."], $"/learn/{id}/cards", text["Заполнить"]) : null;
    }
}
