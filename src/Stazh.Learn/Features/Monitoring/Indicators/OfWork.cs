using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Indicators that count organisations, events, papers and reports: each row has its page. A site of two districts stands in both and is counted once.</summary>
internal static class OfWork
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new()
        {
            Code = "contest", Wording = "Участвовали не менее 20 % ОУ от общего числа организаций района", Source = "000 п. 3.2", Requirement = "R-034, R-164", Of = DenominatorKind.Organisations, Target = 20,
            Period = IndicatorPeriod.FromStart, Address = "/applications/{key}",
            Formula = "Организации, подавшие заявку на конкурс и не отозвавшие её, делённые на все образовательные организации района. Организация с несколькими заявками считается один раз. Число организаций, внесённое на странице конкурса, — такой же знаменатель на свой день.",
            Items = OfContests.Participants,
        },
        new()
        {
            Code = "seminars", Wording = "Зональные и краевые семинары (вебинары) — не менее 3", Source = "002 §5", Requirement = "R-167", Target = 3, Period = IndicatorPeriod.FromStart, Address = "/plans/{parent}",
            Formula = "Семинары, вебинары, проблемные и модельные семинары планов площадок и сетей, о проведении которых есть отчёт.",
            Items = (db, w) =>
                from m in db.Set<PlanMark>()
                join row in db.Set<PlanRow>() on m.RowId equals row.Id
                join p in db.Set<WorkPlan>() on row.PlanId equals p.Id
                join s in db.Set<InternshipSite>() on p.OwnerId equals s.Id into owners
                from s in owners.DefaultIfEmpty()
                from o in s!.Organisations.DefaultIfEmpty()
                where p.Region == w.Region && (row.Format == "seminar" || row.Format == "webinar" || row.Format == "problem-seminar" || row.Title.Contains("еминар") || row.Title.Contains("ебинар")) && m.DoneOn >= w.From && m.DoneOn <= w.To
                select new IndicatorItem { Key = m.Id, District = o!.District ?? "", Title = row.Title, Parent = p.Id },
        },
        new()
        {
            Code = "schedule-reports", Wording = "Отчёт о реализации плана-графика — не менее 3", Source = "002 §5", Requirement = "R-167", Target = 3, Period = IndicatorPeriod.FromStart, Address = "/reports/{key}",
            Formula = "Отправленные и принятые отчёты о реализации плана-графика.",
            Items = ScheduleReports,
        },
        .. OfContests.Stages,
        .. OfNetworks.All,
        Rounds("pedagogical", "Мониторинг эффективности педагогической деятельности — 2 раза в год"),
        Rounds("methodical", "Мониторинг эффективности методической деятельности — 2 раза в год"),
        new()
        {
            Code = "late-reports", Wording = "Ежегодный отчёт о проделанной работе за отчётный период — до 30 октября", Source = "001 п. 3.2.6", Requirement = "R-162", Target = 0, Side = TargetSide.AtMost, Period = IndicatorPeriod.Year, Address = "/plans/{key}",
            Formula = "Утверждённые планы площадок, по которым к последнему 30 октября не отправлен ежегодный отчёт за учебный год, закончившийся 31 августа.",
            Items = LateReports,
        },
        new()
        {
            Code = "web-products", Wording = "Интернет-сайты и медиапродукты — не менее 5", Source = "004 §1", Requirement = "R-168", Target = 5, Period = IndicatorPeriod.FromStart, Address = "/sites/{tail}",
            Formula = "Страницы площадок региона в интернете, внесённые в реестр; страница, общая для нескольких площадок, считается один раз.",
            Items = (db, w) =>
            {
                var all = db.Set<InternshipSite>().Where(s => s.Subject == w.Region && s.SitesUrl != "");
                return
                    from s in all
                    from o in s!.Organisations.DefaultIfEmpty()
                    where !all.Any(other => other.SitesUrl == s.SitesUrl && other.Id.CompareTo(s.Id) < 0)
                    select new IndicatorItem { Key = s.Id, District = o!.District ?? "", Title = s.Title, Tail = s.Slug };
            },
        },
        new()
        {
            Code = "local-acts", Wording = "Локальные акты, приказы и пр. — не менее 4", Source = "004 §1", Requirement = "R-168", Target = 4, Period = IndicatorPeriod.FromStart, Address = "/papers/{key}",
            Formula = "Зарегистрированные и подписанные приказы, распоряжения и положения региона; заменённые и аннулированные не считаются.",
            Items = (db, w) => db.Set<Paper>()
                .Where(p => p.Region == w.Region && (p.Kind == PaperKind.Order || p.Kind == PaperKind.Directive || p.Kind == PaperKind.Regulation)
                    && (p.State == PaperState.Registered || p.State == PaperState.Signed) && p.Date >= w.From && p.Date <= w.To)
                .Select(p => new IndicatorItem { Key = p.Id, District = "", Title = p.Title }),
        },
        new()
        {
            Code = "news", Wording = "Размещение информационного материала на сайте — 1 раз в месяц", Source = "002 §4.6", Requirement = "R-141", Target = 6, Period = IndicatorPeriod.HalfYear, IsCommon = true, Address = "/news/{tail}",
            Formula = "Месяцы полугодия, в которых опубликована хотя бы одна новость портала; в списке — первая новость каждого месяца.",
            Items = (db, w) => db.Set<NewsItem>()
                .Where(n => n.State != NewsState.Draft && n.Day >= w.From && n.Day <= w.To
                    && !db.Set<NewsItem>().Any(o => o.State != NewsState.Draft && o.Day.Year == n.Day.Year && o.Day.Month == n.Day.Month && (o.Day < n.Day || (o.Day == n.Day && o.Id.CompareTo(n.Id) < 0))))
                .Select(n => new IndicatorItem { Key = n.Id, District = "", Title = n.Title, Tail = n.Slug }),
        },
        new()
        {
            Code = "no-consultant", Wording = "Районы без научного консультанта", Source = "003 Приложение 3", Requirement = "R-020, R-154", Target = 0, Side = TargetSide.AtMost, Period = IndicatorPeriod.FromStart, Address = "/sites/districts/{key}",
            Formula = "Районы справочника, за которыми сегодня не закреплён ни один научный консультант.",
            Items = (db, w) => db.Set<District>()
                .Where(d => d.Subject == w.Region && (db.Set<Consultant>().Any(c => c.DistrictId == d.Id) ? !db.Set<Consultant>().Any(c => c.DistrictId == d.Id && c.Until == null) : d.Consultants == 0))
                .Select(d => new IndicatorItem { Key = d.Id, District = d.Name, Title = d.Name }),
        },
    ];

    private static Indicator Rounds(string form, string wording) => new()
    {
        Code = $"rounds-{form}", Wording = wording, Source = "002 §3.2, 6", Requirement = "R-161", Target = 2, Period = IndicatorPeriod.Year, IsCommon = true, Address = "/monitoring/forms/{key}",
        Formula = "Полугодия, за которые сдана хотя бы одна форма.",
        // By the half-year that is asked about: its answers may be taken in the month after it.
        Items = (db, w) => db.Set<MonitoringWindow>()
            .Where(m => m.Region == w.Region && m.FormCode == form && (m.Year * 12) + (m.Number * 6) > (w.From.Year * 12) + w.From.Month && (m.Year * 12) + (m.Number * 6) <= (w.To.Year * 12) + w.To.Month && db.Set<MonitoringSheet>().Any(t => t.WindowId == m.Id && t.HandedInAt != null))
            .Select(m => new IndicatorItem { Key = m.Id, District = "", Title = wording }),
    };

    private static IQueryable<IndicatorItem> ScheduleReports(AppDb db, IndicatorWindow w) =>
        from r in db.Set<PlanReport>()
        join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
        join s in db.Set<InternshipSite>() on p.OwnerId equals s.Id into owners
        from s in owners.DefaultIfEmpty()
        from o in s!.Organisations.DefaultIfEmpty()
        where p.Region == w.Region && r.Kind == ReportKind.Schedule && (r.State == ReportState.Sent || r.State == ReportState.Accepted) && r.SentAt >= w.FromAt && r.SentAt < w.Until
        select new IndicatorItem { Key = r.Id, District = o!.District ?? "", Title = p.OwnerTitle };

    private static IQueryable<IndicatorItem> LateReports(AppDb db, IndicatorWindow w)
    {
        // Until the day itself is past nobody is late.
        var last = w.To < w.Today ? w.To : w.Today.AddDays(-1);
        var due = new DateOnly(last.Year, 10, 30);
        due = due > last ? due.AddYears(-1) : due;
        // The school year that the report is about: a plan of several years owes one for each.
        var (since, until, sentBy) = (new DateOnly(due.Year - 1, 9, 1), new DateOnly(due.Year, 8, 31), (w with { To = due }).Until);
        return
            from p in db.Set<WorkPlan>()
            join s in db.Set<InternshipSite>() on p.OwnerId equals s.Id
            from o in s!.Organisations.DefaultIfEmpty()
            where p.OwnerKind == PlanOwnerKind.Site && p.Region == w.Region && (p.State == PlanState.Approved || p.State == PlanState.Closed) && (p.Form == PlanForm.Schedule || p.Form == PlanForm.FourSections)
                && p.From <= until && p.To >= since && !db.Set<PlanReport>().Any(r => r.PlanId == p.Id && r.Kind == ReportKind.Year && r.From >= since && r.From <= until && r.SentAt < sentBy)
            select new IndicatorItem { Key = p.Id, District = o!.District ?? "", Title = p.OwnerTitle };
    }
}
