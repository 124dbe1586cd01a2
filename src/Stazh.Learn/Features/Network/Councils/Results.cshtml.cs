using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Network;

/// <summary>Results of a site, or one report of it, passed on to a sitting of the regional council on the quality of education; where they already are .</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class ResultsModel(AppDb db, NetworkAccess access, CouncilDesk councils) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Site { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Report { get; set; }

    public ResultsInput Input { get; private set; } = new();

    public SiteName Place { get; private set; } = null!;

    /// <summary>Null: the site as a whole.</summary>
    public PlanReport? Handed { get; private set; }

    public IReadOnlyList<PlannedSitting> Sittings { get; private set; } = [];

    public IReadOnlyList<PassedOn> Passed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FoundAsync())
        {
            return NotFound();
        }

        Input = new()
        {
            Sitting = Sittings.Count > 0 ? Sittings[0].Id : null, Speaker = Text["руководитель площадки"],
            Question = Handed is { } report ? Text["Результаты площадки {0}: {1}, {2}", Place.Title, Text[PlanPrint.Title(report.Kind)].Value, Text.Period(report.From, report.To)] : Text["Результаты площадки {0}", Place.Title],
        };
        Input.Question = Input.Question.Length > 1000 ? Input.Question[..1000] : Input.Question;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] ResultsInput input)
    {
        Input = input;
        if (!await FoundAsync() || (input.Sitting is { } asked && Sittings.All(s => s.Id != asked)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var id = input.Sitting!.Value;
        var sitting = await db.Set<Sitting>().Include(s => s.Agenda).SingleAsync(s => s.Id == id, Stop);
        return await councils.AskAsync(sitting, input.Question!, input.Speaker, Place.Id, Handed?.Id, Me.Id, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Результаты внесены в повестку."], $"/sittings/{id}#agenda");
    }

    private async Task<bool> FoundAsync()
    {
        var (regions, slug, asked) = (await access.RegionsAsync(Stop), Site, Report);
        Handed = asked is null ? null : await db.Set<PlanReport>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == asked && (r.State == ReportState.Sent || r.State == ReportState.Accepted), Stop);
        var planId = Handed?.PlanId ?? Guid.Empty;
        var found = await db.Set<InternshipSite>().AsNoTracking()
            .Where(s => regions.Contains(s.Subject) && (asked == null ? s.Slug == slug : db.Set<WorkPlan>().Any(p => p.Id == planId && p.OwnerKind == PlanOwnerKind.Site && p.OwnerId == s.Id)))
            .Select(s => new SiteName { Id = s.Id, Slug = s.Slug, Title = s.Title, Subject = s.Subject, Kind = s.Kind }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        Place = found;
        var (site, region) = (Place.Id, Place.Subject);
        Sittings = await (
            from s in db.Set<Sitting>()
            join c in db.Set<Council>() on s.CouncilId equals c.Id
            where c.Region == region && !s.IsHeld
            orderby c.Kind descending, s.On, s.Id
            select new PlannedSitting(s.Id, s.On, c.Title, c.Kind)).Take(100).ToListAsync(Stop);
        Passed = await (
            from i in db.Set<AgendaItem>()
            join s in db.Set<Sitting>() on i.SittingId equals s.Id
            join c in db.Set<Council>() on s.CouncilId equals c.Id
            where i.SiteId == site && (asked == null || i.ReportId == asked)
            orderby s.On descending, i.Id
            select new PassedOn(s.Id, i.Id, s.On, c.Title, i.Question, i.Decision, i.ReportId)).Take(100).ToListAsync(Stop);
        return true;
    }
}
