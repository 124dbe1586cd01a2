using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Library;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Contests of programmes: one decided a year ago, one in its selection, one that takes programmes in.</summary>
internal sealed class DemoContests(AppDb db, LibraryDesk desk)
{
    private const string Terms = "Участвуют школы района: программы наставничества, воспитания и поддержки детей, которые работают не меньше года.\n\n- одна программа от команды;\n- описание до десяти страниц и приложения;\n- в тексте нет имён и диагнозов детей.";

    public async Task AddAsync(IReadOnlyDictionary<string, Person> made, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var jury = made["coordinator1"].Id;
        var mentors = await ShownAsync(
            "programma-nastavnichestva-pervyj-god", "Программа наставничества «Первый год»", "Год рядом с молодым учителем: шестнадцать встреч, взаимные посещения, дневник двух страниц.", made["head1"], today.Year - 1, stop);
        var club = await ShownAsync("programma-klub-nablyudatelej", "Программа «Клуб наблюдателей»", "Учителя разных предметов смотрят уроки друг друга по одной карте и раз в месяц разбирают три эпизода.", made["tutor1"], today.Year, stop);
        var order = Resource.New(
            Guid.CreateVersion7(now), "programma-tihaya-peremena", made["trainee2"].Id, DemoPapers.Region, made["trainee2"].District,
            Content("Программа «Тихая перемена»", "Место и занятие для тех, кому на перемене слишком шумно.", today.Year), now);
        order.Offer(now);
        db.Add(order);

        var decided = Contest("Лучшая программа наставничества", today.AddMonths(-13), now, Guid.CreateVersion7(now.AddMinutes(-3)));
        decided.Enter(mentors, today.AddMonths(-13), now);
        decided.Decide([mentors.Id], [mentors.Id], today.AddMonths(-11), now.AddDays(-330));
        db.Add(decided);
        Score(decided, mentors, jury, 5, "Программа работает второй год, результаты видны по двум сторонам: молодым учителям и их классам.", now);

        var selection = Contest("Лучшая программа поддержки учеников", today.AddMonths(-2), now, Guid.CreateVersion7(now.AddMinutes(-2)));
        selection.Enter(club, today.AddMonths(-2), now);
        selection.Enter(order, today.AddMonths(-2), now);
        db.Add(selection);
        Score(selection, club, jury, 4, "Карта наблюдения простая, её можно взять без обучения. Не хватает данных за второе полугодие.", now);

        db.Add(Contest("Лучшая программа внеурочной деятельности", today.AddDays(-3), now, Guid.CreateVersion7(now.AddMinutes(-1))));
        await db.SaveChangesAsync(stop);
    }

    private static ProgrammeContest Contest(string title, DateOnly from, DateTimeOffset now, Guid id)
    {
        var contest = new ProgrammeContest { Id = id, Region = DemoPapers.Region };
        var (to, selection) = (from.AddDays(30), from.AddDays(65));
        contest.Announce(new(title, Terms, from, to, $"- вебинар о подготовке материалов: {from.AddDays(7):dd.MM.yyyy}, 15:00;\n- консультации по средам, 16:00, в кабинете методиста и по видеосвязи.", selection));
        return contest;
    }

    private void Score(ProgrammeContest contest, Resource resource, Guid juror, int points, string reason, DateTimeOffset now)
    {
        var score = new ContestScore { ContestId = contest.Id, ResourceId = resource.Id, JurorId = juror };
        score.Give(points, points, points - 1, points, reason, now);
        db.Add(score);
    }

    private Task<Resource> ShownAsync(string slug, string title, string summary, Person owner, int year, CancellationToken stop) =>
        desk.AddShownAsync(slug, Content(title, summary, year), owner, DemoPapers.Region, owner.District, stop);

    private static ResourceContent Content(string title, string summary, int year) => new(
        title, summary, "## Цель\n\nСделать так, чтобы приём одного учителя стал правилом школы.\n\n## Как устроено\n\n- команда из трёх учителей ведёт программу год;\n- раз в месяц смотрят, что изменилось;\n- в конце года решают, что оставить.",
        ResourceKind.Programme, "Школьные программы", "", year, Licence.Attribution, "", null, "", IsReplaced: false, ByOwner: true, [], NamesAgreed: true);
}
