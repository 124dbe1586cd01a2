using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public sealed class ActInput
{
    [Display(Name = "Кто присваивает статус")]
    [Required(ErrorMessage = "Укажите, кто присваивает статус.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Body { get; set; }

    [Display(Name = "Статус начинается")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Статус оканчивается")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }

    [Display(Name = "Цель (продолжает слова «В целях»)")]
    [Required(ErrorMessage = "Напишите цель.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Goal { get; set; }

    [Display(Name = "Контроль возложить на")]
    [Required(ErrorMessage = "Укажите, на кого возложен контроль.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Controller { get; set; }
}

public sealed class InnovationInput
{
    [Display(Name = "Кто утвердил перечень")]
    [Required(ErrorMessage = "Укажите, кто утвердил перечень.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Body { get; set; }

    [Display(Name = "Номер распоряжения")]
    [Required(ErrorMessage = "Укажите номер.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Number { get; set; }

    [Display(Name = "Дата распоряжения")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? Date { get; set; }

    public InnovationDecision Decision() => new() { Body = Body!.Trim(), ActNumber = Number!.Trim(), ActDate = Date!.Value };
}

/// <summary>The act that gives the status and the agreement that follows it, drafted from templates .</summary>
public sealed class ActDesk(AppDb db, IPapers papers, ISiteAwards sites, ApplicationDesk desk, TimeProvider clock)
{
    public async Task<ActInput> SuggestAsync(ApplicationView view, DateOnly today, CancellationToken stop)
    {
        if (!view.IsKept || !view.Application.AwaitsAct)
        {
            return new();
        }

        var region = view.Application.Region;
        var body = await db.Set<Requisites>().Where(r => r.Region == region).OrderBy(r => r.Id).Select(r => r.Name).FirstOrDefaultAsync(stop);
        return new()
        {
            Body = body, From = today, To = today.AddYears(sites.MostYears).AddDays(-1), Goal = "распространения опыта и развития наставничества педагогов",
            Controller = "проректора по учебно-методической работе",
        };
    }

    public async Task<Refusal?> DraftAsync(StatusApplication application, ActInput input, Guid by, CancellationToken stop)
    {
        if (!application.AwaitsAct)
        {
            return new StepIsNotNext();
        }

        var terms = new StatusTerms { Body = input.Body!.Trim(), From = input.From!.Value, To = input.To!.Value, ById = by };
        if (application.Innovation is { } list && OrganisationKeys.Of(list.Body) == OrganisationKeys.Of(terms.Body))
        {
            return new OneBodyGaveBoth(terms.Body);
        }

        if (await sites.CheckAsync(Award(application, terms), stop) is { } refusal)
        {
            return refusal;
        }

        var (text, from, to) = (application.Text, TemplateBody.Date(terms.From), TemplateBody.Date(terms.To));
        var order = application.Road == AwardingRoad.Order
            ? new PaperOrder("order-site", application.Region, new(ApplicationReader.About, application.Id), new(new Dictionary<string, string>
            {
                ["goal"] = input.Goal!.Trim(), ["base"] = text.OrganisationName, ["base_head"] = text.OrganisationHead, ["support"] = "информационно-методический отдел",
                ["controller"] = input.Controller!.Trim(), ["force"] = $"с {from}",
            }))
            : new PaperOrder(application.Road == AwardingRoad.Directive ? "directive-status" : "order-status", application.Region, new(ApplicationReader.About, application.Id), new(new Dictionary<string, string>
            {
                ["goal"] = input.Goal!.Trim(), ["organisation"] = text.OrganisationName, ["kind"] = application.SiteKind, ["head"] = text.SiteHead, ["from"] = from, ["to"] = to,
                ["grounds"] = await GroundsAsync(application, stop), ["controller"] = input.Controller!.Trim(),
            }));
        var act = await papers.DraftAsync(order, by, stop);
        application.Draft(terms, act.Id, clock.GetUtcNow());
        return await desk.SaveAsync(application, "application.act-drafted", by, stop);
    }

    /// <summary>The council's submission for one application, drafted in the change at hand .</summary>
    internal async Task PresentAsync(StatusApplication application, string minutes, Guid by, CancellationToken stop)
    {
        var text = application.Text;
        var paper = await papers.DraftAsync(
            new("submission-council", application.Region, new(ApplicationReader.About, application.Id), new(new Dictionary<string, string>
            {
                ["minutes"] = minutes, ["organisation"] = text.OrganisationName, ["district"] = application.District, ["kind"] = application.SiteKind, ["head"] = text.SiteHead,
                ["percent"] = $"{application.Percent}",
            })),
            by, stop);
        application.Present(paper.Id);
    }

    /// <summary>Another submission instead of one that was annulled.</summary>
    public async Task<Refusal?> PresentAgainAsync(StatusApplication application, Guid by, CancellationToken stop)
    {
        if (!application.AwaitsSubmission || application.SubmissionPaperId is not null)
        {
            return new StepIsNotNext();
        }

        var id = application.Id;
        var note = await db.Set<ApplicationEvent>().Where(e => e.ApplicationId == id && e.Kind == EventKind.Recommended).OrderByDescending(e => e.At).Select(e => e.Note).FirstAsync(stop);
        await PresentAsync(application, note.Split('\n')[0], by, stop);
        return await desk.SaveAsync(application, "application.presented-again", by, stop);
    }

    internal async Task AgreeAsync(StatusApplication application, CancellationToken stop)
    {
        var (text, terms) = (application.Text, application.Terms!);
        var kind = application.Road == AwardingRoad.Directive ? "распоряжение" : "приказ";
        var paper = await papers.DraftAsync(
            new("agreement-site", application.Region, new(ApplicationReader.About, application.Id), new(new Dictionary<string, string>
            {
                ["status"] = $"{kind} от {TemplateBody.Date(application.ActDate!.Value)} № {application.ActNumber}", ["other_name"] = text.OrganisationName,
                ["other_head"] = $"руководителя ({text.OrganisationHead})", ["other_grounds"] = "Устава", ["other_requisites"] = $"{text.LegalAddress}; {ApplicationFields.Value(text, 3)}",
                ["other_sign"] = $"Руководитель {text.OrganisationHead}", ["term"] = $"до {TemplateBody.Date(terms.To)}",
            })),
            terms.ById, stop);
        application.Agree(paper.Id);
    }

    internal static StatusAward Award(StatusApplication application, StatusTerms terms) => new()
    {
        Region = application.Region, Organisation = application.Text.OrganisationName, District = application.District, Kind = application.SiteKind,
        ActKind = application.Road == AwardingRoad.Directive ? ActKind.Directive : ActKind.Order, ActNumber = application.ActNumber, ActDate = application.ActDate,
        Body = terms.Body, From = terms.From, To = terms.To,
    };

    /// <summary>What the act rests on: the committee's list, the council's submission, the results of the contest.</summary>
    private async Task<string> GroundsAsync(StatusApplication application, CancellationToken stop)
    {
        if (application.Innovation is { } list)
        {
            return $"распоряжение от {TemplateBody.Date(list.ActDate)} № {list.ActNumber} ({list.Body})";
        }

        if (application.SubmissionDate is { } day)
        {
            return $"представление Экспертного совета от {TemplateBody.Date(day)} № {application.SubmissionNumber}";
        }

        var id = application.Id;
        return await db.Set<ApplicationEvent>().Where(e => e.ApplicationId == id && e.Kind == EventKind.ContestWon).OrderByDescending(e => e.At).Select(e => e.Note).FirstAsync(stop);
    }
}

/// <summary>A paper got its number: the act decides, the agreement closes the road, and then the site and its status start.</summary>
internal sealed class RegisteredPapers(AppDb db, ActDesk acts, ApplicationDesk desk, ISiteAwards sites, IPlans plans, TimeProvider clock)
    : IOutboxHandler<PaperRegistered>, IOutboxHandler<PaperAnnulled>
{
    public async Task HandleAsync(Guid id, PaperRegistered message, CancellationToken stop)
    {
        if (message.AboutKind != ApplicationReader.About || message.AboutId is not { } about || await db.Set<StatusApplication>().SingleOrDefaultAsync(a => a.Id == about, stop) is not { IsOver: false } application)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (application.Registered(message.PaperId, message.Number, message.Date, now))
        {
            var site = await sites.StartAsync(ActDesk.Award(application, application.Terms!), application.Terms!.ById, stop);
            application.Award(site, now);
            await plans.MoveAsync(ApplicationPlans.Owner(application.Id), new(PlanOwnerKind.Site, site), application.Text.OrganisationName, application.Terms!.ById, stop);
            desk.TellApplicant(application, "application.awarded", "Статус площадки начал действовать: {0}.");
        }
        else if (application.AwaitsAgreement)
        {
            await acts.AgreeAsync(application, stop);
            desk.TellApplicant(application, "application.decided", "Статус присвоен, осталось подписать договор: {0}.");
        }

        db.Record(now, null, "application.paper-registered", nameof(StatusApplication), application.Id, message.Number);
        await db.SaveChangesAsync(stop);
    }

    public async Task HandleAsync(Guid id, PaperAnnulled message, CancellationToken stop)
    {
        if (message.AboutKind == ApplicationReader.About && message.AboutId is { } about && await db.Set<StatusApplication>().SingleOrDefaultAsync(a => a.Id == about, stop) is { IsOver: false } application)
        {
            application.Forget(message.PaperId, clock.GetUtcNow());
            await desk.SaveAsync(application, "application.paper-annulled", null, stop);
        }
    }
}
