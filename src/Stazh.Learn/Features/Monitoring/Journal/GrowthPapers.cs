using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Papers;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The journal and the card as papers of their owner.</summary>
internal static class GrowthPapers
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/learn/journal.pdf", (GrowthReader growth, CurrentPerson me, PaperPress press, CancellationToken stop) => SendAsync(growth, me, Journal, press, stop)).RequireAuthorization();
        app.MapGet("/learn/effectiveness-card.pdf", (GrowthReader growth, CurrentPerson me, PaperPress press, CancellationToken stop) => SendAsync(growth, me, Card, press, stop)).RequireAuthorization();
    }

    private static async Task<IResult> SendAsync(GrowthReader growth, CurrentPerson me, Func<GrowthPicture, MonitoringPaper> lay, PaperPress press, CancellationToken stop) =>
        await MonitoringFiles.SendAsync(AskAsync(growth, me, lay, stop), "pdf", press, stop);

    private static async Task<MonitoringPaper?> AskAsync(GrowthReader growth, CurrentPerson me, Func<GrowthPicture, MonitoringPaper> lay, CancellationToken stop) =>
        await growth.OfAsync(me.Id, stop) is { } picture ? lay(picture) : null;

    public static MonitoringPaper Journal(GrowthPicture picture) => new(
        JournalWords.JournalTitle, Head(picture),
        [new("Записи", ["Дата", "Вид", "Запись", "Подробности"], [12, 16, 40, 50], [.. picture.Events.Select(e => (IReadOnlyList<object?>)[e.On, e.Entry is { } own ? own.Kind.Title() : e.Kind.Title(), e.Title, e.Detail])])]);

    public static MonitoringPaper Card(GrowthPicture picture) => new(
        JournalWords.CardTitle, Head(picture),
        [
            new("Итог", ["Показатель", "Значение"], [60, 20],
                [
                    ["Стажировок закончено", picture.Internships.Count(i => i.IsDone)], ["Академических часов", picture.HoursDone], ["Дефицитов было", picture.Had], ["Дефицитов закрыто", picture.Closed], ["Дефицитов стало слабее", picture.Lessened],
                    ["Заданий принято", picture.TasksAccepted], ["Карт и форм сдано", picture.Cards], ["Отзывов коллегам", picture.ReviewsGiven], ["Своих записей", picture.Entries.Count],
                ]),
            new("Стажировки", ["Программа", "Площадка", "Начало", "Окончание", "Итоговая работа", "Документ"], [34, 34, 12, 12, 30, 16],
                [.. picture.Internships.Select(i => (IReadOnlyList<object?>)[i.Programme, i.Site, i.StartsOn, i.EndsOn, i.WorkTitle, i.DocumentNumber])]),
            new("Дефициты до и после", ["Дефицит", "До", "Сейчас"], [60, 16, 16], [.. picture.Deficits.Select(d => (IReadOnlyList<object?>)[d.Title, d.LevelBefore.Title(), d.LevelNow.Title()])]),
            new("Свои записи", ["Дата", "Вид", "Запись"], [12, 24, 60], [.. picture.Entries.Select(e => (IReadOnlyList<object?>)[e.On, e.Kind.Title(), e.Title])]),
        ]);

    private static IReadOnlyList<string> Head(GrowthPicture picture) => [string.Join(", ", new[] { picture.FullName, picture.Position, picture.WorkPlace }.Where(p => p.Length > 0))];
}
