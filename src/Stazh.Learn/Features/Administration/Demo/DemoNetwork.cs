using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>A network of the demonstration: members of each kind, agreements in each state, ties on four levels, its plan, visits.</summary>
internal sealed class DemoNetwork(AppDb db, IPlans plans, SiteDirectory sites)
{
    private const string Centre = "ГАУ ДПО «Областной институт развития образования»";

    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var coordinator = people["coordinator1"].Id;
        var head = people["head1"].Id;
        var site = await sites.FindAsync(db.GrantsOf(head, Role.SiteHead).Select(g => g.SiteId).First() ?? Guid.Empty, stop);
        var began = new DateOnly(today.Year - 1, 9, 1);
        var network = new MethodNetwork
        {
            Id = Guid.CreateVersion7(now), Slug = "ot-metodista-k-uchitelyu", Region = DemoPeople.Region, Title = "Методическая сеть «От методиста к учителю»",
            About = "Сеть связывает районные методические службы с площадками: общий план, взаимные поездки, стажировки молодых педагогов.", PlannedMembers = 8, From = began,
        };
        db.Add(network);
        var members = new[]
        {
            (site?.Title ?? "МОУ «СОШ №3»", MemberKind.ResourceCentre), ("МКУ «Лужский методический центр»", MemberKind.MethodService), ("Гатчинская районная методическая служба", MemberKind.MethodService),
            ("Приозерский информационно-методический центр", MemberKind.MethodService), ("МОУ «Лицей «Заречье»", MemberKind.School), (Centre, MemberKind.Institute),
            ("Педагогический университет", MemberKind.University), ("ЧОУ «Школа диалога»", MemberKind.Private), ("Волховская методическая служба", MemberKind.MethodService),
        }.Select((m, i) => new NetworkMember
        {
            Id = Guid.CreateVersion7(now), NetworkId = network.Id, Name = m.Item1, Kind = m.Item2, SiteId = i == 0 ? site?.Id : null, From = began.AddDays(20 * i), Until = i == 8 ? today.AddDays(-40) : null,
        }).ToList();
        db.AddRange(members);
        Agree(1, AgreementKind.Cooperation, "совместные семинары и общий банк материалов", began, today.AddMonths(20), "12", null);
        Agree(2, AgreementKind.Network, "взаимопосещение методических мероприятий", began, today.AddDays(24), "13", null);
        Agree(3, AgreementKind.Partnership, "диагностика дефицитов, сопровождение молодых педагогов", today, today.AddYears(2), null, null);
        Agree(4, AgreementKind.Project, "стажировки учителей лицея", today.AddDays(10), today.AddYears(1), "", null);
        Agree(0, AgreementKind.NetworkProgramme, "программа для учителей начальных классов", began, today.AddDays(-50), "9", null);
        Agree(8, AgreementKind.Network, "общий план", began, today.AddYears(1), "10", "Служба вошла в состав районного центра.");
        Tie(InteractionLevel.Services, "Лужский методический центр", "Гатчинская методическая служба", "общий план и обмен материалами");
        Tie(InteractionLevel.Specialists, "методист Лужского центра", "методист Приозерского центра", "взаимные консультации по диагностике");
        Tie(InteractionLevel.Organisations, "площадка", "лицей «Заречье»", "открытые уроки раз в четверть");
        Tie(InteractionLevel.Workers, "педагог-мастер", "молодые педагоги", "занятия педагогической мастерской");
        db.Add(new Association { Id = Guid.CreateVersion7(now), NetworkId = network.Id, Kind = AssociationKind.Association, Title = "Ассоциация учителей начальных классов", Leader = "методист Лужского методического центра", Teachers = 34, From = began.AddDays(60) });
        db.Add(new Association { Id = Guid.CreateVersion7(now), NetworkId = network.Id, Kind = AssociationKind.Union, Title = "Сетевое объединение педагогов-психологов", Leader = "педагог-психолог площадки", Teachers = 17, From = began.AddDays(90) });
        db.Add(new MutualVisit
        {
            Id = Guid.CreateVersion7(now), NetworkId = network.Id, On = today.AddDays(-33), Event = "Семинар «Урок глазами ученика»", Host = "МКУ «Лужский методический центр»",
            Guests = "Гатчинская районная методическая служба", Visitors = 9, Outcome = "Взяли карту наблюдения урока и договорились об общей методической неделе.",
        });
        db.Add(new MutualVisit
        {
            Id = Guid.CreateVersion7(now), NetworkId = network.Id, On = today.AddDays(-12), Event = "День открытых уроков", Host = "МОУ «Лицей «Заречье»", Guests = "Приозерский информационно-методический центр", Visitors = 6,
        });
        AddPlan(network, coordinator, today, now);
        await db.SaveChangesAsync(stop);

        void Agree(int member, AgreementKind kind, string subject, DateOnly from, DateOnly to, string? number, string? ended)
        {
            var agreement = new Agreement { Id = Guid.CreateVersion7(now), Region = network.Region, NetworkId = network.Id, MemberId = members[member].Id, FirstParty = Centre, SecondParty = members[member].Name, CreatedAt = now };
            agreement.Write(new() { Kind = kind, FirstParty = Centre, SecondParty = members[member].Name, Subject = subject, From = from, To = to });
            if (number is not null)
            {
                agreement.Negotiate(from < today ? from : today, today);
            }

            if (number is { Length: > 0 })
            {
                agreement.Sign(number, from, today);
            }

            if (ended is not null)
            {
                agreement.Terminate(today.AddDays(-40), ended);
            }

            db.Add(agreement);
        }

        void Tie(InteractionLevel level, string one, string other, string about) =>
            db.Add(new Interaction { Id = Guid.CreateVersion7(now), NetworkId = network.Id, Level = level, One = one, Other = other, About = about, From = began.AddDays(30) });
    }

    private void AddPlan(MethodNetwork network, Guid coordinator, DateOnly today, DateTimeOffset now)
    {
        var year = PlanPeriod.SchoolYearOf(today);
        var plan = plans.Create(new(new(PlanOwnerKind.Network, network.Id), network.Title, network.Region, PlanForm.Network, year), coordinator);
        (string Title, string Term, string Target)[] rows =
        [
            ("Установочные семинары для специалистов и методистов ТМС", "ежегодно", "специалисты и методисты ТМС"),
            ("Обучающие семинары", "один раз в квартал", "специалисты и методисты ТМС, руководители площадок"),
            ("Конференции, модельные семинары, форумы", "3 раза в год", "специалисты и методисты ТМС, руководящие и педагогические работники"),
            ("Размещение информационного материала на сайте", "1 раз в месяц", "педагогические работники"),
            ("Занятия на стажировочных площадках", "в течение периода", "молодые педагоги"),
            ("Проведение совместных мероприятий по обмену опытом", "4 раза в год", "руководящие и педагогические работники"),
            ("Выставки, фестивали", "2 раза в год", "педагогические сообщества"),
            ("Взаимопосещение методических мероприятий", "в течение периода", "специалисты и методисты ТМС, руководящие и педагогические работники"),
        ];
        foreach (var (one, i) in rows.Select((r, i) => (r, i)))
        {
            var row = new PlanRow
            {
                Id = Guid.CreateVersion7(now), PlanId = plan.Id, Position = i + 1, Number = $"{i + 1}", Title = one.Title, Term = one.Term, TermCode = TermReader.Read(one.Term)?.Code ?? "", TargetGroup = one.Target,
            };
            row.Reckon(plan.Period, []);
            for (; row.NextDue is { } due && due < today && i != 2; row.Reckon(plan.Period, []))
            {
                row.Marks.Add(new() { Id = Guid.CreateVersion7(now), RowId = row.Id, DueOn = due, DoneOn = due.AddDays(-3), Text = "Проведено по плану.", At = now.AddDays(-3), MarkedById = coordinator });
            }

            db.Add(row);
        }

        var signed = year.From.AddDays(5) < today ? year.From.AddDays(5) : today;
        plan.Sign(signed, today, rows.Length, coordinator);
        plan.Approve(signed, today, "Координационный совет методической сети", coordinator);
    }
}
