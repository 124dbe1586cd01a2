using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Resources of invented authors in three banks, one that waits for its check, and their readers.</summary>
internal sealed class DemoLibrary(AppDb db, LibraryDesk desk, DemoContests contests, ProgrammeLibrary library, ConsentTexts texts)
{
    public async Task AddAsync(IReadOnlyDictionary<string, Person> made, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var cards = await desk.AddShownAsync(
            "zvukovaya-karta-uroka",
            Content(
                "Карта урока с тремя отрезками внимания", "Как разделить урок на отрезки по семь-двенадцать минут и что менять между ними.",
                "## Зачем\n\nПосле десяти минут однообразной работы дети отвлекаются. Меняйте не тему, а **вид действия**.\n\n## Как пользоваться\n\n- выпишите задания урока в строки карты;\n- отметьте, где дети слушают, делают и говорят;\n- поставьте смену позы между вторым и третьим отрезком.\n\nКарта проверена в трёх классах, время начала самостоятельной работы сократилось.",
                ResourceKind.Guidelines, "Внимание на уроке", today.Year, "adhd-functions"),
            made["tutor1"], DemoPapers.Region, "Лужский район", stop);
        await desk.AddShownAsync(
            "nablyudenie-za-vklyuchyonnostyu",
            Content(
                "Наблюдение за включённостью ученика: карта на пять минут", "Методика для учителя и наблюдателя: что отмечать и как сравнить два урока.",
                "Наблюдатель раз в тридцать секунд ставит знак: работает, ждёт, отвлёкся. Десять знаков дают долю включённости; сравнивать можно только уроки одного вида.",
                ResourceKind.Diagnostic, "Внимание на уроке", today.Year, "adhd-functions"),
            made["tutor2"], DemoPapers.Region, "Лужский район", stop);
        await desk.AddShownAsync(
            "master-klass-spokoynoe-sobranie",
            Content(
                "Мастер-класс «Собрание, после которого не жалуются»", "План, слова и приёмы разговора с родителями о поведении ребёнка.",
                "Разбор по минутам: с чего начать, как говорить о трудном без диагнозов, чем закончить.", ResourceKind.Masterclass, "Работа с родителями", today.Year - 1, "adhd-functions"),
            made["head1"], DemoPapers.Region, "Лужский район", stop);
        await desk.AddShownAsync(
            "sbornik-urok-otrezkami",
            Content(
                "Урок отрезками: сборник разработок площадки", "Двенадцать уроков и четыре занятия, которые провели участники прошлого года; у каждого — лист наблюдений.",
                "Сборник составлен по итогам года. Разработки расположены по предметам; в конце — пустые листы наблюдений.", ResourceKind.Collection, "Внимание на уроке", today.Year, "adhd-functions"),
            made["head1"], DemoPapers.Region, "Лужский район", stop);
        var offered = Resource.New(
            Guid.CreateVersion7(now), "tihie-znaki", made["trainee3"].Id, made["trainee3"].Region, made["trainee3"].District,
            Content("Тихие знаки вместо замечаний", "Семь жестов, о которых класс договорился сам.", "Список жестов, как о них договориться и когда они перестают работать.", ResourceKind.Guidelines, "Внимание на уроке", today.Year, ""), now);
        offered.Offer(now);
        db.Add(offered);
        foreach (var (reader, index) in new[] { "trainee1", "trainee2", "trainee4", "trainee5", "trainee6", "trainee7" }.Select((r, i) => (made[r], i)))
        {
            db.Add(new ResourceUse
            {
                Id = Guid.CreateVersion7(now.AddMilliseconds(index)), ResourceId = cards.Id, ReaderId = reader.Id, Day = today.AddDays(-index), Kind = UseKind.Opened, At = now.AddDays(-index), Region = reader.Region,
                District = reader.District,
            });
        }

        await db.SaveChangesAsync(stop);
        var card = new ExperienceCard { ResourceId = cards.Id };
        card.Save(new(
            "Урок, разделённый на отрезки внимания", "Сельская школа, 3-й и 4-й классы, в каждом двое детей, которым трудно дослушать задание до конца.",
            "Учитель делит урок на отрезки по семь-двенадцать минут и меняет между ними вид действия, а не тему.", "Самостоятельная работа начинается через минуту вместо четырёх: три класса, пять уроков в каждом.", ""));
        db.Add(card);
        await db.SaveChangesAsync(stop);
        await AddWorkAsync(made["trainee8"], today, now, stop);
        await contests.AddAsync(made, today, now, stop);
    }

    /// <summary>A final work of the group that has ended, shown with its author's consent, and the links of the group's package.</summary>
    private async Task AddWorkAsync(Person author, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var found = await (
            from w in db.Set<FinalWork>()
            join r in db.Set<ProgrammeRun>() on w.RunId equals r.Id
            where w.AuthorId == author.Id && w.State == FinalWorkState.Published && r.EndsOn < today
            orderby r.EndsOn descending
            select new { w.Id, w.Version, w.RunId, r.ProgrammeVersionId, r.Region, r.SiteId }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return;
        }

        var package = await library.GetAsync(found.ProgrammeVersionId, stop);
        var written = await db.Set<FinalWorkVersion>().Where(v => v.WorkId == found.Id && v.Number == found.Version).Select(v => v.ContentJson).SingleAsync(stop);
        db.Add(new Consent { Id = Guid.CreateVersion7(now), PersonId = author.Id, Kind = ConsentKind.Distribution, Version = texts.Of(ConsentKind.Distribution).Version, GivenAt = now });
        var content = WorkResource.Of(WorkContent.FromJson(written), package.FinalWork!, package.Programme, today.Year);
        var resource = await desk.AddShownAsync(Slug.Of(content.Title), content, author, found.Region, author.District, stop, found.Id);
        resource.SiteId = found.SiteId;
        var links = new RunPackage { RunId = found.RunId };
        links.Save("Отчёт площадки о стажировке /plans\nЗапись презентации работ https://school.example/prezentaciya");
        db.Add(links);
        await db.SaveChangesAsync(stop);
    }

    private static ResourceContent Content(string title, string summary, string body, ResourceKind kind, string theme, int year, string programme) =>
        new(title, summary, body, kind, theme, programme, year, Licence.Attribution, "", null, "", IsReplaced: false, ByOwner: true, [], NamesAgreed: true);
}
