using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Awarding;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>What is counted of contests, as their own pages count it: participants that have not withdrawn, institutions of the stages before.</summary>
internal static class OfContests
{
    public static IReadOnlyList<Indicator> Stages { get; } =
    [
        Stage(
            "pilot", ContestStage.Pilot, "Механизмы организации на базе пилотных ОУ (не менее 3-х учреждений)", "000 п. 2.1", "R-035, R-170", StatusContest.FewestPilots,
            "Учреждения, которые внесены пилотными на страницах конкурсов региона; одно учреждение считается один раз."),
        Stage(
            "tryout", ContestStage.Trial, "Отработка процедур и способов (не менее 7 учреждений)", "000 п. 2.2", "R-035, R-170", StatusContest.FewestTrials,
            "Учреждения, которые отрабатывают процедуры по спискам на страницах конкурсов региона; одно учреждение считается один раз."),
    ];

    /// <summary>The district of the contest where it is known, otherwise that of the applicant.</summary>
    public static IQueryable<IndicatorItem> Participants(AppDb db, IndicatorWindow w)
    {
        var all = db.Set<StatusApplication>().Where(a => a.Region == w.Region && a.Road == AwardingRoad.Contest && a.State != ApplicationState.Withdrawn && a.SubmittedAt >= w.FromAt && a.SubmittedAt < w.Until);
        return
            from a in all
            join c in db.Set<StatusContest>() on a.WindowId equals c.WindowId into contests
            from c in contests.DefaultIfEmpty()
            where !all.Any(o => o.OrganisationKey == a.OrganisationKey && o.Id.CompareTo(a.Id) < 0)
            select new IndicatorItem { Key = a.Id, District = c == null || c.District == "" ? a.District : c.District, Title = a.Text.OrganisationName };
    }

    private static Indicator Stage(string code, ContestStage stage, string wording, string source, string requirement, int target, string formula) => new()
    {
        Code = code, Wording = wording, Source = source, Requirement = requirement, Target = target, Period = IndicatorPeriod.FromStart, Address = "/awarding/contests/{parent}", Formula = formula,
        Items = (db, w) => Institutions(db, w, stage),
    };

    private static IQueryable<IndicatorItem> Institutions(AppDb db, IndicatorWindow w, ContestStage stage)
    {
        var all =
            from i in db.Set<ContestInstitution>()
            join intake in db.Set<IntakeWindow>() on i.WindowId equals intake.Id
            where intake.Region == w.Region && intake.OpensOn <= w.To && i.Stage == stage
            select i;
        return
            from i in all
            join c in db.Set<StatusContest>() on i.WindowId equals c.WindowId into contests
            from c in contests.DefaultIfEmpty()
            where !all.Any(o => o.OrganisationKey == i.OrganisationKey && o.Id.CompareTo(i.Id) < 0)
            select new IndicatorItem { Key = i.Id, District = c!.District ?? "", Title = i.Organisation, Parent = i.WindowId };
    }
}
