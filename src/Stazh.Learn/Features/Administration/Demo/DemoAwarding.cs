using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Intakes by order and by directive and applications in each state, made through the rules of awarding.</summary>
internal sealed class DemoAwarding(AppDb db, FileIntake intake, IFileStore store, ActDesk acts, ApplicationDesk desk, WindowDesk windows, IPapers papers, TimeProvider clock)
{
    private const string Region = DemoPeople.Region;

    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var coordinator = people["coordinator1"].Id;
        await windows.SetBodiesAsync(Region, """
            Комитет образования администрации Лужского района | Лужский район | luga@stazh.example
            Комитет образования Гатчинского района | Гатчинский район | gatchina@stazh.example
            Отдел образования Приозерского района | Приозерский район | priozersk@stazh.example
            """, coordinator, stop);
        var mentoring = Window("Региональные стажировочные площадки: наставничество", AwardingRoad.Directive, SiteKinds.Regional, today, now);
        var directive = Window("Инновационные и стажировочные площадки области", AwardingRoad.Directive, SiteKinds.Regional, today, now);
        var order = Window("Муниципальные площадки Лужского района", AwardingRoad.Order, SiteKinds.All[2], today, now);
        mentoring.OnlyNominated = true;
        mentoring.ToldAt = now.AddDays(-19);
        await db.SaveChangesAsync(stop);
        await windows.NominateAsync(mentoring, string.Join('\n', new[] { "trainee2", "trainee4", "trainee5", "trainee6", "head1" }
            .Select(p => $"{people[p].WorkPlace} | {people[p].District} | письмо муниципального органа")), coordinator, stop);

        await WriteAsync(mentoring, people["head1"], "Наставничество в начальной школе", today, now, submit: false, stop);
        await WriteAsync(mentoring, people["trainee2"], "Функциональная грамотность", today, now, submit: true, stop);
        var returned = await WriteAsync(mentoring, people["trainee4"], "Психологическая поддержка", today, now, submit: true, stop);
        var review = await WriteAsync(mentoring, people["trainee6"], "Сельская школа", today, now, submit: true, stop);
        var judged = await WriteAsync(mentoring, people["trainee5"], "Технология и проект", today, now, submit: true, stop);
        var listed = await WriteAsync(directive, people["trainee3"], "Малокомплектная школа", today, now, submit: true, stop);
        var drafted = await WriteAsync(directive, people["trainee8"], "Школьная служба примирения", today, now, submit: true, stop);
        var ordered = await WriteAsync(order, people["tutor2"], "Школа педагогов-психологов", today, now, submit: true, stop);
        var refused = await WriteAsync(order, people["trainee7"], "Первые шаги учителя", today, now, submit: true, stop);
        await WriteAsync(order, people["trainee1"], "Урок для всех", today, now, submit: true, stop);
        // Decided after they were submitted: by the same clock.
        var decided = clock.GetUtcNow();
        returned.Return("В плане-графике нет сроков второго полугодия. Добавьте их и назовите ответственных.", decided, coordinator);
        refused.Reject("Площадка с той же темой в районе уже работает. Договоритесь с ней об общей программе и подайте заявку в следующий приём.", decided, coordinator);
        foreach (var checkedOne in new[] { review, judged, listed, drafted, ordered })
        {
            checkedOne.Accept(decided, coordinator);
        }

        drafted.Decide(new() { Body = "Комитет общего и профессионального образования Ленинградской области", ActNumber = "112-р", ActDate = today.AddDays(-2) }, decided, coordinator);
        await db.SaveChangesAsync(stop);
        foreach (var awaiting in new[] { drafted, ordered })
        {
            await acts.DraftAsync(awaiting, new()
            {
                Body = awaiting == ordered ? "Комитет образования администрации Лужского муниципального района" : "ГАУ ДПО «Областной институт развития образования»", From = today,
                To = today.AddYears(2), Goal = "распространения опыта и развития наставничества педагогов", Controller = "проректора по учебно-методической работе",
            }, coordinator, stop);
        }

        await papers.RegisterAsync(ordered.ActPaperId!.Value, today, today, coordinator, stop);
    }

    internal IntakeWindow Window(string title, AwardingRoad road, string kind, DateOnly today, DateTimeOffset now)
    {
        var window = new IntakeWindow
        {
            Id = Guid.CreateVersion7(now), Region = Region, Title = title, Road = road, SiteKind = kind, ActBody = "Комитет общего и профессионального образования Ленинградской области",
            ActNumber = $"{97 + (int)road}-р", ActDate = today.AddDays(-20), OpensOn = today.AddDays(-14), ClosesOn = today.AddDays(21), CreatedAt = now.AddDays(-20),
        };
        db.Add(window);
        return window;
    }

    internal async Task<StatusApplication> WriteAsync(IntakeWindow window, Person person, string theme, DateOnly today, DateTimeOffset now, bool submit, CancellationToken stop)
    {
        var temporary = store.NewTemporary();
        var plan = new OfficeDocument("Сетевой план-график", $"""
            # Сетевой план-график: {theme}

            | № | Мероприятие | Сроки проведения | Ответственный за мероприятие | Отчет о выполнении |
            |--|--|--|--|--|
            | 1 | Установочный семинар | сентябрь | руководитель площадки | |
            | 2 | Открытые уроки | октябрь — март | учителя | |
            | 3 | Итоговая конференция | апрель | руководитель площадки | |
            """, false);
        await File.WriteAllBytesAsync(temporary, DocxWriter.Write(plan), stop);
        var (file, wrong) = await intake.TakeAsync(temporary, "План-график.docx", person.Id, "application-plan", stop);
        if (file is null)
        {
            throw new InvalidOperationException($"The demonstration's plan-schedule was refused: {wrong!.Sentence}");
        }

        var application = ApplicationDesk.Make(window, person, now.AddDays(-10));
        application.Write(new()
        {
            OrganisationName = person.WorkPlace, LegalAddress = $"Ленинградская область, {person.District}, ул. Школьная, д. 8", Phone = "(813) 000-00-00", Email = person.Email!,
            OrganisationHead = "Кедров Илья Петрович", SiteHead = person.FullName, Consultant = "Сомов Лев Аркадьевич, доцент",
        }, file.Id);
        db.Add(application);
        if (submit && await desk.SubmitAsync(application, today, stop) is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration's application was refused: {refusal.Sentence}");
        }

        await db.SaveChangesAsync(stop);
        return application;
    }
}
