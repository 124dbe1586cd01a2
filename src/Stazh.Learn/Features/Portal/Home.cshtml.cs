using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Portal;

[AllowAnonymous]
public sealed class HomeModel(AppDb db, NearestRuns runs, SiteDirectory sites, ProgrammeLibrary programmes, PortalTexts texts) : AppPage
{
    public IReadOnlyList<NewsLine> News { get; private set; } = [];

    public IReadOnlyList<NearestRun> Runs { get; private set; } = [];

    public RegistryFigures Figures { get; private set; } = new(0, 0, 0);

    public int Programmes { get; private set; }

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public Invitation? Next { get; private set; }

    public async Task OnGetAsync()
    {
        News = await db.Set<NewsItem>().AsNoTracking().Where(n => n.State == NewsState.Published).OrderByDescending(n => n.Day).ThenByDescending(n => n.Id).Take(4)
            .Select(n => new NewsLine(n.Slug, n.Title, n.Summary, n.Day, n.State)).ToListAsync(Stop);
        Runs = await runs.AsOf(Today, 5, Stop);
        Figures = await sites.FiguresAsync(Stop);
        Programmes = (await programmes.LatestAsync(approvedOnly: true, Stop)).Count;
        Sections = texts.Sections();
        Next = Me.IsSignedIn ? await NextStepAsync() : null;
    }

    private async Task<Invitation> NextStepAsync()
    {
        if (await runs.CurrentOfAsync(Me.Id, Stop) is { } current)
        {
            return new(current.ProgrammeTitle, Text["Следующий шаг ждёт на странице стажировки. Она идёт до {0}", Web.Wording.Date(current.EndsOn)], $"/learn/{current.EnrolmentId}", Text["Продолжить"]);
        }

        return Me.Is(Role.Tutor) ? new(Text["Работы стажёров"], Text["Задания ждут вашего ответа: сверху те, что ждут дольше всех."], "/tutor", Text["Открыть очередь"])
            : Me.Is(Role.Coordinator) || Me.Is(Role.SiteHead) ? new(Text["Группы и заявки"], Text["Заявки, группы и документы вашего региона — на одной странице."], "/coordinator", Text["Открыть"])
            : Me.Is(Role.Administrator) ? new(Text["Управление"], Text["Люди, роли, журнал и состояние системы."], "/admin", Text["Открыть"])
            : new(Text["Выберите программу"], Text["Найдите программу, которая закрывает ваши дефициты, и подайте заявку в ближайшую группу."], "/programs", Text["Выбрать"]);
    }
}

public sealed record NewsLine(string Slug, string Title, string Summary, DateOnly Day, NewsState State);

public sealed record Invitation(string Title, string About, string Address, string Button);
