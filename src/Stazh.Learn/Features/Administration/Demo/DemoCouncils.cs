using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Councils with a gap in a quarter, workshops, schools in care with and without consultations, a resource centre and its road map.</summary>
internal sealed class DemoCouncils(AppDb db)
{
    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var network = await db.Set<MethodNetwork>().OrderBy(n => n.Id).FirstAsync(stop);
        var site = await db.GrantsOf(people["head1"].Id, Role.SiteHead).Select(g => g.SiteId).FirstOrDefaultAsync(stop);
        var council = Council(CouncilKind.Coordination, "Координационный совет методической сети", "18", "expert1", "coordinator1", "expert2", "head1", "tutor1");
        var quality = Council(CouncilKind.Quality, "Региональный координационный совет по качеству образования", "204-р", "expert3", "expert2", "coordinator1");
        var held = Sit(council, today.AddDays(-35), "Институт развития образования");
        Ask(held, 1, "О плане сети на учебный год", "координатор сети", null, "Принять план; разместить его на сайте.", "методист института", today.AddDays(-20));
        Ask(held, 2, "Результаты площадки за год", "руководитель площадки", site, "Представить опыт площадки на региональном совете.", "руководитель площадки", today.AddDays(30));
        Ask(held, 3, "О взаимных поездках", "", null, "Провести методическую неделю в каждом районе.", "", null);
        held.Hold([.. council.Members.Take(4).Select(m => m.Id)], [.. council.Members.Select(m => m.Id)], today);
        held.Agenda[0].Carry(today.AddDays(-22), today);
        Ask(Sit(council, today.AddDays(16), "видеосвязь"), 1, "Итоги полугодия: стажировки, поездки, соглашения", "координатор сети", null, "", "", null);
        Ask(Sit(quality, today.AddDays(19), "Министерство образования"), 1, "Результаты площадки за год", "руководитель площадки", site, "", "", null);
        if (site is { } siteId)
        {
            var mentor = Care(siteId, "tutor1", CareKind.Mentor, CareTarget.School500, "МКОУ «Озёрная СОШ»", "Приозерский район");
            mentor.Consultations.Add(new() { Id = Guid.CreateVersion7(now), CareId = mentor.Id, On = today.AddDays(-18), Form = ConsultationForm.VideoCall, Topic = "Антирисковая программа: с чего начать", Outcome = "Выбрали два риска; школа напишет план к концу месяца." });
            mentor.Consultations.Add(new() { Id = Guid.CreateVersion7(now), CareId = mentor.Id, On = today.AddDays(-4), Form = ConsultationForm.Letter, Topic = "Замечания к плану школы" });
            Care(siteId, "tutor2", CareKind.Curator, CareTarget.School, "МОУ «Сосновская ООШ»", "Приозерский район");
            Care(siteId, "head1", CareKind.Curator, CareTarget.Service, "Подпорожская районная методическая служба", "Подпорожский район");
        }

        db.Add(new CentreStatus
        {
            Id = Guid.CreateVersion7(now), NetworkId = network.Id, Organisation = "ГАУ ДПО «Областной институт развития образования»", Act = "Приказ министерства образования № 412-а", Regulation = "Положение о ресурсном центре",
            From = network.From, To = network.From.AddYears(3).AddDays(-1),
        });
        AddWorkshops(people, network, site, today, now);
        Stage("Описать опыт площадок", "методист института", network.From, 5, "сборник описаний практик", "Сборник, 48 страниц, № 3 банка педагогического опыта");
        Stage("Провести зональные семинары", "руководитель ресурсного центра", network.From.AddMonths(4), 6, "материалы трёх семинаров", "Программы и записи трёх семинаров на странице сети");
        Stage("Стажировки в других районах", "руководители площадок", network.From.AddMonths(9), 4, "отчёты о стажировках", null);
        Stage("Внести практики в краевой банк педагогического опыта", "методист института", network.From.AddMonths(14), 8, "записи банка", null);
        Stage("Итоговая конференция сети", "координационный совет", network.From.AddMonths(21), 2, "сборник конференции", null);
        await db.SaveChangesAsync(stop);

        Council Council(CouncilKind kind, string title, string order, params string[] members)
        {
            var made = new Council { Id = Guid.CreateVersion7(now), Region = network.Region, Kind = kind, Title = title, OrderNumber = order, OrderDate = network.From, Regulation = "Положение о координационном совете" };
            foreach (var (name, i) in members.Select((m, i) => (m, i)))
            {
                var person = people[name];
                made.Members.Add(new()
                {
                    Id = Guid.CreateVersion7(now), CouncilId = made.Id, PersonId = person.Id, Name = person.FullName, Post = $"{person.Position}, {person.WorkPlace}",
                    Role = i switch { 0 => CouncilRole.Chair, 1 => CouncilRole.Secretary, _ => CouncilRole.Member }, From = network.From,
                });
            }

            db.Add(made);
            return made;
        }

        Sitting Sit(Council sits, DateOnly on, string place)
        {
            var sitting = new Sitting { Id = Guid.CreateVersion7(now), CouncilId = sits.Id, On = on, Place = place };
            db.Add(sitting);
            return sitting;
        }

        void Ask(Sitting sitting, int position, string question, string speaker, Guid? about, string decision, string responsible, DateOnly? due)
        {
            var item = new AgendaItem { Id = Guid.CreateVersion7(now), SittingId = sitting.Id, Position = position, Question = question, Speaker = speaker, SiteId = about };
            if (decision.Length > 0)
            {
                item.Decide(new() { Decision = decision, Vote = "единогласно", Responsible = responsible, DueOn = due });
            }

            sitting.Agenda.Add(item);
        }

        SchoolCare Care(Guid siteId, string person, CareKind kind, CareTarget target, string school, string district)
        {
            var care = new SchoolCare { Id = Guid.CreateVersion7(now), Region = network.Region, SiteId = siteId, Kind = kind, Target = target, School = school, District = district, PersonId = people[person].Id, Act = "приказ № 31", From = today.AddDays(-60) };
            db.Add(care);
            return care;
        }

        void Stage(string title, string responsible, DateOnly from, int months, string product, string? evidence)
        {
            var stage = new RoadStage { Id = Guid.CreateVersion7(now), NetworkId = network.Id, Title = "" };
            stage.Write(new() { Title = title, Responsible = responsible, From = from, To = from.AddMonths(months).AddDays(-1), Product = product });
            if (evidence is not null)
            {
                var done = stage.To.AddDays(-5);
                stage.Finish(done < today ? done : today, today, evidence);
            }

            db.Add(stage);
        }
    }

    private void AddWorkshops(Dictionary<string, Person> people, MethodNetwork network, Guid? site, DateOnly today, DateTimeOffset now)
    {
        var talk = Make(site is null ? network.Id : null, site, "Мастерская слова", "Урок, на котором говорят все: работа с детьми, которым трудно сосредоточиться", "tutor1", today.AddDays(-70), "trainee2", "trainee3", "trainee7");
        Lesson(talk, -63, "Как начать урок, чтобы услышали все", 3, "У каждого свой приём начала урока; через неделю расскажем, что вышло.");
        Lesson(talk, -35, "Инструкция из трёх шагов", 2, "Переписали инструкции к своим заданиям.");
        Lesson(talk, -7, "Пауза вместо замечания", null, "");
        Lesson(talk, 14, "Открытый урок педагога-мастера", null, "");
        var count = Make(network.Id, null, "Математика без страха", "Ошибка как материал урока", "tutor2", today.AddDays(-30), "trainee4", "trainee5");
        Lesson(count, 9, "Что рассказывает ошибка", null, "");

        Workshop Make(Guid? inNetwork, Guid? atSite, string title, string direction, string master, DateOnly from, params string[] group)
        {
            var workshop = new Workshop { Id = Guid.CreateVersion7(now), Region = network.Region, NetworkId = inNetwork, SiteId = atSite, Title = title };
            workshop.Write(new() { Title = title, Direction = direction, MasterName = people[master].FullName, MasterPost = $"{people[master].Position}, {people[master].WorkPlace}", From = from }, people[master].Id);
            workshop.Members.AddRange(group.Select(g => new WorkshopMember
            {
                Id = Guid.CreateVersion7(now), WorkshopId = workshop.Id, PersonId = people[g].Id, Name = people[g].FullName, Post = $"{people[g].Position}, {people[g].WorkPlace}", From = from,
            }));
            db.Add(workshop);
            return workshop;
        }

        void Lesson(Workshop workshop, int day, string topic, int? came, string outcome)
        {
            var lesson = new WorkshopLesson { Id = Guid.CreateVersion7(now), WorkshopId = workshop.Id, On = today.AddDays(day), Topic = topic };
            if (came is { } number)
            {
                lesson.Hold(new() { Came = number, Outcome = outcome }, today);
            }

            workshop.Lessons.Add(lesson);
        }
    }
}
