using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>An Expert council by its order, an application with one conclusion of two, one that waits for the sitting that is planned, a contest with its share.</summary>
internal sealed class DemoCouncil(AppDb db, DemoAwarding awarding, CouncilDesk councils, ExpertDesk experts, SittingDesk sittings, SittingReader reader, ContestDesk contests, IPapers papers, TimeProvider clock)
{
    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var coordinator = people["coordinator1"].Id;
        var council = await CouncilAsync(people, today, coordinator, stop);
        var window = awarding.Window("Система стажировочных площадок области", AwardingRoad.Council, SiteKinds.Regional, today, now);
        await db.SaveChangesAsync(stop);
        var begun = await awarding.WriteAsync(window, people["trainee4"], "Тьюторское сопровождение", today, now, submit: true, stop);
        var ready = await awarding.WriteAsync(window, people["trainee3"], "Школа на шесть классов", today, now, submit: true, stop);
        await awarding.WriteAsync(window, people["trainee5"], "Инженерный класс", today, now, submit: true, stop);
        foreach (var application in new[] { begun, ready })
        {
            application.Accept(clock.GetUtcNow(), coordinator);
        }

        await db.SaveChangesAsync(stop);
        await experts.AssignAsync(begun, council, [people["expert1"].Id, people["expert2"].Id], today.AddDays(10), coordinator, stop);
        await experts.AssignAsync(ready, council, [people["expert2"].Id, people["expert3"].Id], today.AddDays(3), coordinator, stop);
        await HandInAsync(begun, council, people["expert2"], [8, 7, 6, 8], "Опыт описан ясно, команда готова принимать стажёров. Сроки занятий второго полугодия стоит развести с каникулами.", stop);
        await HandInAsync(ready, council, people["expert2"], [9, 8, 6, 9], "Редкий опыт малокомплектной школы, он нужен соседним районам.", stop);
        await HandInAsync(ready, council, people["expert3"], [8, 8, 5, 8], "План-график реальный. Материальная база скромная, для этой темы её достаточно.", stop);
        await experts.GoOnAsync(ready, stop);

        var (sitting, _) = await sittings.PlanAsync(council, today.AddDays(6), "Институт, ауд. 214", coordinator, stop);
        await sittings.AddAsync((await reader.FindAsync(sitting!.Id, kept: false, stop))!, [ready.Id], coordinator, stop);
        await ContestAsync(people, today, now, coordinator, stop);
    }

    private async Task ContestAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, Guid coordinator, CancellationToken stop)
    {
        var window = awarding.Window("Конкурс площадок Лужского района", AwardingRoad.Contest, SiteKinds.All[2], today, now);
        await db.SaveChangesAsync(stop);
        await awarding.WriteAsync(window, people["trainee2"], "Математика без страха", today, now, submit: true, stop);
        await awarding.WriteAsync(window, people["tutor2"], "Психолог на уроке", today, now, submit: true, stop);
        var view = new ContestView(new() { WindowId = window.Id }, window, [], []);
        await contests.CountAsync(view, "Лужский район", 9, today.AddDays(-40), "сведения комитета образования", Guid.Empty, today, coordinator, stop);
        await contests.AddInstitutionsAsync(view, ContestStage.Pilot, "МОУ «СОШ №3»\nМОУ «Лицей «Заречье»\nМДОУ «Детский сад № 12»", coordinator, stop);
        await contests.AddInstitutionsAsync(view, ContestStage.Trial, "МОУ «СОШ №3»\nМОУ «Лицей «Заречье»\nМОУ «Ручьёвская ООШ»\nМДОУ «Детский сад № 4»", coordinator, stop);
    }

    private async Task<ExpertCouncil> CouncilAsync(Dictionary<string, Person> people, DateOnly today, Guid coordinator, CancellationToken stop)
    {
        var (council, _) = await councils.CreateAsync(DemoPeople.Region, "Экспертный совет региональных стажировочных площадок", today.AddDays(-60), today.AddDays(-60).AddYears(3), coordinator, stop);
        var id = council!.Id;
        var rules = CouncilInput.Of(council);
        rules.Criteria = "Значимость опыта для педагогов региона | 10\nГотовность команды площадки | 10\nМатериальная база | 10\nПлан-график и его выполнимость | 10";
        await councils.SaveAsync(council, rules, coordinator, stop);
        foreach (var (mailbox, post) in new[] { ("expert1", CouncilPost.Chair), ("expert2", CouncilPost.Secretary), ("expert3", CouncilPost.Member) })
        {
            await councils.AddMemberAsync(council, people[mailbox].Id, post, coordinator, stop);
        }

        await councils.DraftOrderAsync(council, "присвоения статуса региональной стажировочной площадки", "проректора по научной работе", coordinator, stop);
        var order = council.OrderPaperId!.Value;
        await papers.RegisterAsync(order, today, today, coordinator, stop);
        var paper = await db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Id == order, stop);
        council = await db.Set<ExpertCouncil>().Include(c => c.Criteria).SingleAsync(c => c.Id == id, stop);
        council.Registered(order, paper.Number!, paper.Date!.Value);
        await db.SaveChangesAsync(stop);
        return council;
    }

    private async Task HandInAsync(StatusApplication application, ExpertCouncil council, Person expert, int[] scores, string text, CancellationToken stop)
    {
        var conclusion = await db.Set<ExpertConclusion>().SingleAsync(c => c.ApplicationId == application.Id && c.ExpertId == expert.Id, stop);
        var seen = new SeenStamp(conclusion.Stamp, null, []);
        conclusion.Write(new([.. scores.Select(s => (int?)s)], ["", "Четыре педагога с высшей категорией.", "", ""], text, ConclusionAdvice.Support), council.Scale);
        if (await experts.SubmitAsync(conclusion, application, council, seen, stop) is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration's conclusion was refused: {refusal.Sentence}");
        }
    }
}
