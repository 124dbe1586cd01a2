using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Plans of the demonstration: this year's schedule in work, last year's closed with its report sent, a calendar of a project, a joint plan that is a draft.</summary>
internal sealed class DemoPlans(AppDb db, IPlans plans, SiteDirectory sites)
{
    private const string Deputy = "зам. руководителя по УР";
    private const string Head = "руководитель площадки";

    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var (head, coordinator) = (people["head1"].Id, people["coordinator1"].Id);
        var siteId = await db.GrantsOf(head, Role.SiteHead).Select(g => g.SiteId).FirstOrDefaultAsync(stop);
        if (siteId is not { } id || await sites.FindAsync(id, stop) is not { } site)
        {
            return;
        }

        var year = PlanPeriod.SchoolYearOf(today);
        var before = PlanPeriod.SchoolYear(year.From.Year - 1);
        var owner = new PlanOwner(PlanOwnerKind.Site, site.Id);
        WorkPlan Make(PlanOwner of, string title, PlanForm form, PlanPeriod period) => plans.Create(new(of, title, site.Subject, form, period), head);

        var schedule = Make(owner, site.Title, PlanForm.Schedule, year);
        Add(schedule, 0, "1", "Установочный семинар: как устроена стажировка", "seminar", "сентябрь", Deputy, "", "24 участника", 1, "Проведён; 24 участника из шести школ.");
        Add(schedule, 0, "2", "Открытые уроки с приёмами поддержки внимания", "open-lesson", $"октябрь {year.From.Year}", "учителя начальных классов", "", "", 0, "", people["tutor1"].Id);
        Add(schedule, 0, "3", "Групповые консультации для школ района", "consultation", "один раз в квартал", "кураторы", "", "", 0, "");
        Add(schedule, 0, "4", "Мастер-класс «Задание по частям»", "master-class", $"март {year.To.Year}", "педагог-мастер", "", "", 0, "");
        Add(schedule, 0, "5", "Итоговая конференция площадки", "conference", $"май {year.To.Year}", Head, "сборник материалов", "", 0, "");
        Approve(schedule, Earliest(year.From.AddDays(9), today), Earliest(year.From.AddDays(16), today), today, 5, head, coordinator);

        var four = Make(owner, site.Title, PlanForm.FourSections, before);
        Add(four, 1, "1", "Создание стажировочной площадки", "", "март", "заместитель начальника отдела образования по учебно-методической работе", "Приказ об утверждении площадки; разработка положения", "", 1, "Приказ издан, положение утверждено.");
        Add(four, 1, "2", "Создание творческих и профессиональных групп по реализации проектов и программ ПК", "", "апрель", "Администрация ОУ", "Приказ о формировании творческих групп", "", 1, "Две группы, 11 человек.");
        Add(four, 2, "1", "Анализ затруднений", "", "ноябрь", Deputy + ", творческая группа", "Промежуточная диагностика участников", "", 1, "Опрошены 38 участников.");
        Add(four, 2, "2", "Коррекция и обновление программ модулей", "", "июнь", Deputy + ", творческая группа", "По итогам диагностики работают творческие группы", "", 0, "");
        Add(four, 4, "1", "Презентация опыта педагогическому сообществу", "seminar", "в конце учебного года", Deputy, "Обучающие семинары, мастер-классы, открытые уроки и др.", "", 1, "Районный семинар, 45 участников.");
        Add(four, 4, "2", "Выставка методических пособий площадки", "exhibition", "в конце учебного года", Deputy, "Пособия и сборники учителей", "", 1, "Показаны девять пособий.");
        Add(four, 4, "3", "Виртуальный мастер-класс «Тихие знаки»", "virtual-master-class", "в конце учебного года", Deputy, "Запись в библиотеке", "", 0, "");
        Add(four, 4, "4", "Итоговая презентация опыта года", "experience-presentation", "в конце учебного года", Deputy, "Опыт представлен школам района", "", 1, "Выступили шесть учителей.");
        Approve(four, before.From.AddDays(5), before.From.AddDays(12), today, 5, head, coordinator);

        var project = Make(new(PlanOwnerKind.Project, Guid.CreateVersion7(now)), "Создание системы районных стажировочных площадок", PlanForm.HalfYears, new(new(year.From.Year, 7, 1), new(year.From.Year + 3, 6, 30)));
        Add(project, 0, "1", "Подготовить нормативную базу", "", "", "", "", "", 0, "");
        Add(project, 0, "1.1", "Разработать Положение о работе районных стажировочных площадок", "", $"2 п/г {year.From.Year}", "", "Положение о работе районных стажировочных площадок", "", 0, "");
        Add(project, 0, "1.2", "Разработать Положение о Конкурсе на присвоение статуса стажировочной площадки", "", $"2 п/г {year.From.Year}", "", "Положение о Конкурсе на присвоение статуса стажировочной площадки", "", 0, "");
        Add(project, 0, "2", "Отработать механизмы", "", "", "", "", "", 0, "");
        Add(project, 0, "2.1", "Механизмы организации на базе пилотных ОУ", "", $"январь {year.To.Year} – декабрь {year.To.Year}", "", "Механизмы разработаны и описаны", "не менее 3-х учреждений", 0, "");
        Add(project, 0, "2.2", "Отработка процедур и способов", "", $"1 п/г {year.To.Year + 1}", "", "Отработанные процедуры (аналитические отчёты)", "не менее 7 учреждений", 0, "");
        Approve(project, Earliest(year.From, today), Earliest(year.From.AddDays(3), today), today, 6, coordinator, coordinator);

        var joint = Make(new(PlanOwnerKind.Project, Guid.CreateVersion7(now)), "Институт и школы Лужского района", PlanForm.Joint, new(new(today.Year + 1, 1, 1), new(today.Year + 1, 12, 31)));
        Add(joint, 0, "1", "Семинары для муниципальных команд", "seminar", "", "", "", "", 0, "");
        Add(joint, 0, "1.1", "Вебинар по подготовке материалов конкурса", "webinar", "2 апреля", "зав. кафедрами", "", "", 0, "");
        Add(joint, 0, "1.2", "Консультации научных консультантов", "consultation", "ежемесячно, по плану", "научные консультанты муниципальных районов и школ", "", "", 0, "");
        var report = new PlanReport
        {
            Id = Guid.CreateVersion7(now), PlanId = four.Id, Kind = ReportKind.Year, From = before.From, To = before.To, DueOn = ReportYears.DueOn(before.To, "10-30"), CreatedAt = now.AddDays(-30), CreatedById = head,
        };
        report.Write("", "Площадка провела три стажировки по заявленной программе; цели плана достигнуты.", "У 31 из 38 участников средний уровень дефицита снизился; больше всего — по приёмам поддержки внимания.", "Обновление модулей перенесено на осень: ждём итогов промежуточной диагностики.");
        var lines = db.ChangeTracker.Entries<PlanRow>().Where(r => r.Entity.PlanId == four.Id)
            .Select(r => new ReportLine(r.Entity.Number, r.Entity.Title, r.Entity.Term, r.Entity.Responsible, r.Entity.Times, r.Entity.TimesDone, r.Entity.Marks.Count > 0 ? r.Entity.Marks[0].Text : "", r.Entity.Result)).ToList();
        report.Send(lines, head, now.AddDays(-25));
        db.Add(report);
        await db.SaveChangesAsync(stop);

        void Add(WorkPlan plan, int section, string number, string title, string format, string term, string responsible, string result, string indicator, int times, string done, Guid? person = null)
        {
            var row = new PlanRow
            {
                Id = Guid.CreateVersion7(now), PlanId = plan.Id, Section = section, Position = position++, Number = number, Title = title, Format = format, Term = term, TermCode = TermReader.Read(term)?.Code ?? "",
                Responsible = responsible, Result = result, Indicator = indicator, ResponsiblePersonId = person,
            };
            row.Reckon(plan.Period, []);
            for (var i = 0; i < times && row.NextDue is { } due; i++)
            {
                var on = due < today ? due.AddDays(-6) : today;
                row.Marks.Add(new() { Id = Guid.CreateVersion7(now), RowId = row.Id, DueOn = due, DoneOn = on, Text = done, At = now.AddDays(-3), MarkedById = head });
                row.Reckon(plan.Period, []);
            }

            db.Add(row);
        }
    }

    private int position = 1;

    private static DateOnly Earliest(DateOnly one, DateOnly other) => one < other ? one : other;

    private static void Approve(WorkPlan plan, DateOnly signed, DateOnly approved, DateOnly today, int rows, Guid head, Guid coordinator)
    {
        plan.Sign(signed, today, rows, head);
        plan.Approve(approved, today, "Институт развития образования", coordinator);
    }
}
