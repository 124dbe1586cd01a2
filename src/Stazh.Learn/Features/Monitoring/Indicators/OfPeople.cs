using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Indicators that count people of the region, each once; their district is that of the profile, so districts add up to the region.</summary>
internal static class OfPeople
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new()
        {
            Code = "authors", Wording = "Не менее 3 % педагогов — авторы", Source = "000 п. 3.3", Requirement = "R-165", Of = DenominatorKind.Teachers, Target = 3, Period = IndicatorPeriod.FromStart, IsOfPeople = true,
            Formula = "Педагоги региона, чей материал размещён в библиотеке или чья итоговая работа размещена для коллег, делённые на всех педагогов. Соавторы без учётной записи не считаются.",
            Items = Authors,
        },
        new()
        {
            Code = "users", Wording = "Не менее 10 % педагогов — пользователи ресурсов", Source = "000 п. 3.3", Requirement = "R-165", Of = DenominatorKind.Teachers, Target = 10, Period = IndicatorPeriod.FromStart, IsOfPeople = true,
            Formula = "Педагоги региона, которые открывали или скачивали материалы библиотеки, делённые на всех педагогов. Каждый считается один раз; тот, кто предложил материал, его пользователем не считается.",
            Items = (db, w) =>
                from u in db.Set<ResourceUse>()
                join p in db.People(w) on u.ReaderId equals p.Id
                join r in db.Set<Resource>() on u.ResourceId equals r.Id
                where u.Day >= w.From && u.Day <= w.To
                select new IndicatorItem { Key = p.Id, District = p.District, Title = r.Theme },
        },
        new()
        {
            Code = "training-teachers", Wording = "Повышение квалификации — не менее 41 % педагогов организаций", Source = "002 §5", Requirement = "R-166", Of = DenominatorKind.Teachers, Target = 41, Period = IndicatorPeriod.FromStart, IsOfPeople = true,
            Formula = "Люди с действующим удостоверением о повышении квалификации, кроме методистов и специалистов УО/ТМС, делённые на всех педагогов. Сертификаты программ вне ДПП не считаются.",
            Items = (db, w) => Trained(db, w, specialists: false),
        },
        new()
        {
            Code = "training-specialists", Wording = "Повышение квалификации — не менее 20 % для специалистов УО/ТМС", Source = "002 §5", Requirement = "R-166", Of = DenominatorKind.MethodSpecialists, Target = 20, Period = IndicatorPeriod.FromStart, IsOfPeople = true,
            Formula = "Методисты и специалисты УО/ТМС с действующим удостоверением о повышении квалификации, делённые на всех специалистов УО/ТМС. Должность — по профилю.",
            Items = (db, w) => Trained(db, w, specialists: true),
        },
        new()
        {
            Code = "coverage", Wording = "Система роста охватывает не менее 50 % учителей края", Source = "002 §1.1", Requirement = "R-169", Of = DenominatorKind.SchoolTeachers, Target = 50, Period = IndicatorPeriod.FromStart, IsOfPeople = true,
            Formula = "Учителя с утверждённым индивидуальным образовательным маршрутом, делённые на всех учителей. Каждый считается один раз; должность — по профилю.",
            Items = (db, w) =>
                from route in db.Set<LearningRoute>()
                join e in db.Set<Enrolment>() on route.EnrolmentId equals e.Id
                join p in db.People(w) on e.PersonId equals p.Id
                join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
                where route.State == RouteState.Approved && route.ApprovedAt >= w.FromAt && route.ApprovedAt < w.Until && (p.Position.Contains("читель") || p.Position.Contains("ЧИТЕЛЬ"))
                select new IndicatorItem { Key = p.Id, District = p.District, Title = r.ProgrammeTitle },
        },
    ];

    private static IQueryable<Person> People(this AppDb db, IndicatorWindow w) => db.Set<Person>().Where(p => p.Region == w.Region && p.ErasedAt == null);

    private static IQueryable<IndicatorItem> Authors(AppDb db, IndicatorWindow w) =>
        (from author in db.Set<ResourceAuthor>()
         join p in db.People(w) on author.PersonId equals p.Id
         join r in db.Set<Resource>() on author.ResourceId equals r.Id
         where r.IsShown && r.PublishedAt >= w.FromAt && r.PublishedAt < w.Until
         select new IndicatorItem { Key = p.Id, District = p.District, Title = r.Theme })
        .Concat(
            from work in db.Set<FinalWork>()
            join p in db.People(w) on work.AuthorId equals p.Id
            join r in db.Set<ProgrammeRun>() on work.RunId equals r.Id
            where work.PublishedAt >= w.FromAt && work.PublishedAt < w.Until
            select new IndicatorItem { Key = p.Id, District = p.District, Title = r.ProgrammeTitle });

    // Both cases of the first letter: SQLite knows the case of Latin letters only.
    private static IQueryable<IndicatorItem> Trained(AppDb db, IndicatorWindow w, bool specialists) =>
        from d in db.Set<CompletionDocument>()
        join p in db.People(w) on d.PersonId equals p.Id
        // A document that replaces a wrong one keeps its act: the training is not moved to the day of the correction.
        join act in db.Set<IssueAct>() on d.ActId equals act.Id
        where d.Kind == DocumentKind.Qualification && d.State == DocumentState.Issued && act.Date >= w.From && act.Date <= w.To
            && (p.Position.Contains("етодист") || p.Position.Contains("пециалист")) == specialists
        select new IndicatorItem { Key = p.Id, District = p.District, Title = d.ProgrammeTitle };
}
