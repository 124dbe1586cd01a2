using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Two decisions about the site of the demonstration, one of them ending soon, and an invented site that has finished.</summary>
internal sealed class DemoSites(AppDb db)
{
    private const string Institute = "ГАУ ДПО «Областной институт развития образования»";

    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Set<InternshipSite>().FirstOrDefaultAsync(s => s.Subject == DemoPeople.Region && s.Title.Contains("СОШ №3"), stop) is not { } site)
        {
            return;
        }

        var coordinator = people["coordinator1"].Id;
        await AddPeopleAsync(site, people, today, now, stop);
        site.Themes = ["Функциональная грамотность", "Урок"];
        var from = today.AddMonths(5).AddYears(-3);
        Give(site.Id, StatusKind.Innovation, "418-р", "Комитет общего и профессионального образования Ленинградской области", from.AddDays(-20), from.AddYears(3).AddDays(-20), "Перечень организаций, строка 8");
        Give(site.Id, StatusKind.Internship, "57", Institute, from, from.AddYears(3), "Договор о сотрудничестве № 12");
        var finished = new InternshipSite
        {
            Id = Guid.CreateVersion7(now), Slug = "chtenie-vsluh-sosnovaya-oosh", Title = "Площадка «Чтение вслух»", Kind = SiteKinds.Regional, Subject = site.Subject, SubjectCode = site.SubjectCode, Stamp = Guid.NewGuid(),
        };
        finished.Organisations.Add(new() { Id = Guid.CreateVersion7(now), Name = "МОУ «Сосновая ООШ»", Subject = site.Subject, District = "Приозерский район" });
        finished.Words = SiteText.Of(finished);
        db.Add(finished);
        var status = Give(finished.Id, StatusKind.Internship, "31", Institute, today.AddYears(-2), today.AddYears(1), "");
        status.EndedOn = today.AddDays(-40);
        db.Add(new SiteEnding
        {
            Id = Guid.CreateVersion7(now), StatusId = status.Id, Ground = EndGround.Circumstances, Initiator = EndInitiator.Organisation, Proposal = "Решение педагогического совета, протокол № 4",
            Reason = "Здание школы закрыто на капитальный ремонт, принимать стажёров негде.", ActKind = ActKind.Directive, ActNumber = "88", ActDate = today.AddDays(-45), Body = Institute, RecordedAt = now, RecordedById = coordinator,
        });
        await db.SaveChangesAsync(stop);

        SiteStatus Give(Guid siteId, StatusKind kind, string number, string body, DateOnly first, DateOnly last, string appendices)
        {
            var given = new SiteStatus
            {
                Id = Guid.CreateVersion7(now), SiteId = siteId, Kind = kind, ActKind = ActKind.Directive, ActNumber = number, ActDate = first.AddDays(-7), Body = body, From = first, To = last, Appendices = appendices,
                RecordedAt = now, RecordedById = coordinator,
            };
            db.Add(given);
            return given;
        }
    }

    private async Task AddPeopleAsync(InternshipSite site, Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var from = today.AddMonths(-3);
        site.Targets = ["resilient", "500plus"];
        site.Equipment = "Кабинет с интерактивной панелью\nМобильный класс — 15 ноутбуков\nДокумент-камера — 2 шт.";
        site.Manning = "Тьюторов и кураторов назначает руководитель площадки приказом школы; состав пересматривают в августе.";
        db.Add(new HeadAppointment
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, PersonId = people["head1"].Id, Category = people["head1"].Category, Achievements = "Ведёт методическое объединение района; уроки коллег отмечены на областном конкурсе.",
            ActKind = ActKind.Order, ActNumber = "141-о", ActDate = from, Body = "МОУ «СОШ №3»", RecordedAt = now, RecordedById = people["coordinator1"].Id,
        });
        db.Add(new SiteMember { Id = Guid.CreateVersion7(now), SiteId = site.Id, PersonId = people["tutor1"].Id, Post = "Тьютор", Act = "приказ № 142-о", From = from });
        db.Add(new SiteMember { Id = Guid.CreateVersion7(now), SiteId = site.Id, PersonId = people["tutor2"].Id, Post = "Куратор", Act = "приказ № 142-о", CaresFor = "школы Приозерского района", From = from });
        var group = new SiteGroup { Id = Guid.CreateVersion7(now), SiteId = site.Id, Kind = SiteGroupKind.Creative, Direction = "Задания по читательской грамотности", Act = "№ 150-о", From = from, To = today.AddMonths(6) };
        group.Members.Add(new() { PersonId = people["tutor1"].Id, Leads = true });
        group.Members.Add(new() { PersonId = people["tutor2"].Id });
        db.Add(group);
        db.Add(new SiteEvent { Id = Guid.CreateVersion7(now), SiteId = site.Id, Title = "Открытые уроки для учителей района", Form = "открытый урок", On = today.AddDays(24) });
        if (await db.Set<District>().FirstOrDefaultAsync(d => d.Subject == site.Subject && d.Name == "Лужский район", stop) is { } district)
        {
            db.Add(new Consultant { Id = Guid.CreateVersion7(now), DistrictId = district.Id, PersonId = people["expert1"].Id, Name = people["expert1"].FullName, Post = "доцент института", From = from });
        }
    }
}
