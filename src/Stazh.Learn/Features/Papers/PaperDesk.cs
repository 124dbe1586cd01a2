using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>Drafts, numbers, corrects and annuls papers; each step with its audit row in one save.</summary>
public sealed class PaperDesk(AppDb db, PaperTemplates templates, PaperLogos logos, TimeProvider clock) : IPapers
{
    private const int MostAttempts = 12;

    /// <summary>Numbers are given one after another: within a process by waiting here, between processes by the index and trying again.</summary>
    private static readonly SemaphoreSlim Numbering = new(1, 1);

    public async Task<Paper> DraftAsync(PaperOrder order, Guid by, CancellationToken stop)
    {
        var (template, requisites, body) = await FillAsync(order, stop);
        var now = clock.GetUtcNow();
        var paper = new Paper
        {
            Id = Guid.CreateVersion7(now), Region = order.Region, TemplateCode = template.Code, Kind = template.Kind, Register = template.Register,
            Title = Shorten(order.Title ?? template.Title), AboutKind = order.About?.Kind, AboutId = order.About?.Id, IsLandscape = template.IsLandscape, Body = body, RequisitesId = requisites?.Id,
            CreatedAt = now, CreatedById = by,
        };
        db.Add(paper);
        db.Record(now, by, "paper.drafted", nameof(Paper), paper.Id, template.Code);
        return paper;
    }

    public async Task<OfficeDocument> PrintAsync(PaperOrder order, CancellationToken stop)
    {
        var (template, requisites, body) = await FillAsync(order, stop);
        return new(order.Title ?? template.Title, TemplateBody.WithBlanks(body), template.IsLandscape, await logos.OfAsync(requisites?.LogoId, stop));
    }

    public async Task<IReadOnlyList<PaperLine>> OfAsync(PaperAbout about, CancellationToken stop) =>
        await db.Set<Paper>().AsNoTracking().Where(p => p.AboutKind == about.Kind && p.AboutId == about.Id).OrderByDescending(p => p.Id)
            .Select(p => new PaperLine(p.Id, p.Title, p.Kind, p.State, p.Number, p.Date, p.ScanId)).ToListAsync(stop);

    public async Task<Refusal?> RegisterAsync(Guid paperId, DateOnly date, DateOnly today, Guid by, CancellationToken stop)
    {
        await Numbering.WaitAsync(stop);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                db.ChangeTracker.Clear();
                var (saved, refusal) = await TryRegisterAsync(paperId, date, today, by, attempt, stop);
                if (saved || refusal is not null)
                {
                    return refusal;
                }
            }
        }
        finally
        {
            Numbering.Release();
        }
    }

    public async Task<Refusal?> EditAsync(Paper paper, string title, string body, Guid stamp, Guid by, CancellationToken stop)
    {
        if (paper.Stamp != stamp)
        {
            return new PaperChangedElsewhere();
        }

        return paper.Edit(title, body) ?? await SaveAsync(paper, "paper.edited", by, stop);
    }

    public async Task<Refusal?> AttachAsync(Paper paper, StoredFile scan, Guid by, CancellationToken stop) =>
        paper.Attach(scan) ?? await SaveAsync(paper, "paper.scan-attached", by, stop);

    public async Task<Refusal?> AnnulAsync(Paper paper, string? reason, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (paper.Annul(reason, now) is { } refusal)
        {
            return refusal;
        }

        db.Send(now, new PaperAnnulled(paper.Id, paper.TemplateCode, paper.AboutKind, paper.AboutId));
        return await SaveAsync(paper, "paper.annulled", by, stop);
    }

    /// <summary>A draft to correct the paper by; its number is its own.</summary>
    public async Task<(Paper? Draft, Refusal? Refusal)> CorrectAsync(Paper paper, string? reason, Guid by, CancellationToken stop)
    {
        var (draft, refusal) = paper.Correct(reason, Reopened(paper), clock.GetUtcNow(), by);
        if (draft is null)
        {
            return (null, refusal);
        }

        db.Add(draft);
        return await SaveAsync(draft, "paper.corrected", by, stop) is { } late ? (null, late) : (draft, null);
    }

    /// <summary>The text with its number and date taken out again where they stand as such.</summary>
    private static string Reopened(Paper paper)
    {
        var (number, date) = (OfficeMarkdown.Escape(paper.Number ?? ""), TemplateBody.Date(paper.Date ?? default));
        var body = paper.Body;
        var at = number.Length == 0 ? -1 : body.IndexOf($"№ {number}", StringComparison.Ordinal);
        body = at < 0 ? body : body[..(at + 2)] + "{{number}}" + body[(at + 2 + number.Length)..];
        var on = body.IndexOf(date, StringComparison.Ordinal);
        return on < 0 ? body : body[..on] + "{{date}}" + body[(on + date.Length)..];
    }

    private async Task<(bool Saved, Refusal? Refusal)> TryRegisterAsync(Guid paperId, DateOnly date, DateOnly today, Guid by, int attempt, CancellationToken stop)
    {
        var paper = await db.Set<Paper>().SingleAsync(p => p.Id == paperId, stop);
        var template = paper.State == PaperState.Draft ? (await templates.FindAsync(paper.Region, paper.TemplateCode, stop))?.Template : null;
        if (paper.CannotBeRegistered(date, today, n => template?.Label(n) ?? n) is { } refusal)
        {
            return (false, refusal);
        }

        var (region, register, now) = (paper.Region, paper.Register, clock.GetUtcNow());
        var rule = await db.Set<RegisterRule>().AsNoTracking().SingleOrDefaultAsync(r => r.Region == region && r.Register == register, stop) ?? RegisterRule.Usual(region, register);
        var year = rule.ResetsYearly ? date.Year : 0;
        var last = await db.Set<Paper>().Where(p => p.Region == region && p.Register == register && p.Year == year).MaxAsync(p => p.Sequence, stop);
        var next = last + 1 ?? rule.StartsFrom;
        var logo = await db.Set<Requisites>().Where(r => r.Id == paper.RequisitesId).Select(r => r.LogoId).SingleOrDefaultAsync(stop);
        paper.Enter(year, next, rule.Write(next, date.Year), date, now, by, logo);
        if (paper.ReplacesId is { } replaced && (await db.Set<Paper>().SingleAsync(p => p.Id == replaced, stop)).Replace(paper.Reason, now) is { } cannot)
        {
            return (false, cannot);
        }

        db.Record(now, by, "paper.registered", nameof(Paper), paper.Id, $"{register} {paper.Number}");
        db.Send(now, new PaperRegistered(paper.Id, paper.TemplateCode, paper.AboutKind, paper.AboutId, paper.Number!, date));
        try
        {
            await db.SaveChangesAsync(stop);
            return (true, null);
        }
        catch (DbUpdateException) when (attempt < MostAttempts)
        {
            return (false, null);
        }
    }

    private async Task<Refusal?> SaveAsync(Paper paper, string action, Guid by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(Paper), paper.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new PaperChangedElsewhere();
        }
    }

    private async Task<(PaperTemplate Template, Requisites? Requisites, string Body)> FillAsync(PaperOrder order, CancellationToken stop)
    {
        var found = await templates.FindAsync(order.Region, order.Template, stop) ?? throw new InvalidOperationException($"There is no template '{order.Template}' in content/templates/papers.");
        var requisites = await db.Set<Requisites>().AsNoTracking().Where(r => r.Region == order.Region && (order.Requisites == null || r.Id == order.Requisites)).OrderBy(r => r.Id).FirstOrDefaultAsync(stop);
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in (requisites?.Values ?? [new("region", order.Region)]).Where(v => v.Value.Length > 0).Concat(order.Values.Values))
        {
            values[name] = value;
        }

        return (found.Template, requisites, found.Template.Body.Fill(order.Values with { Values = values }));
    }

    private static string Shorten(string title) => title.Length <= Paper.LongestTitle ? title : title[..(Paper.LongestTitle - 1)] + "…";
}
