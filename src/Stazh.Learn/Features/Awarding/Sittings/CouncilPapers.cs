using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The order makes the council; minutes carry its decisions out, and the submission follows them .</summary>
internal sealed class CouncilPapers(AppDb db, CouncilDesk councils, ActDesk acts, ApplicationDesk desk, TimeProvider clock) : IOutboxHandler<PaperRegistered>, IOutboxHandler<PaperAnnulled>
{
    public async Task HandleAsync(Guid id, PaperRegistered message, CancellationToken stop)
    {
        if (message.AboutId is not { } about)
        {
            return;
        }

        if (message.AboutKind == CouncilDesk.About && await db.Set<ExpertCouncil>().SingleOrDefaultAsync(c => c.Id == about, stop) is { } council && council.Registered(message.PaperId, message.Number, message.Date))
        {
            await councils.CommitAsync(council, "council.approved", null, stop);
        }
        else if (message.AboutKind == SittingDesk.About
            && await db.Set<CouncilSitting>().Include(s => s.Agenda).SingleOrDefaultAsync(s => s.Id == about, stop) is { } sitting && sitting.Registered(message.PaperId, message.Number, message.Date))
        {
            await CarryOutAsync(sitting, stop);
        }
    }

    public async Task HandleAsync(Guid id, PaperAnnulled message, CancellationToken stop)
    {
        if (message.AboutKind == CouncilDesk.About && await db.Set<ExpertCouncil>().SingleOrDefaultAsync(c => c.Id == message.AboutId, stop) is { } council && council.Forget(message.PaperId))
        {
            await councils.CommitAsync(council, "council.order-annulled", null, stop);
        }
        else if (message.AboutKind == SittingDesk.About && await db.Set<CouncilSitting>().SingleOrDefaultAsync(s => s.Id == message.AboutId, stop) is { } sitting && sitting.Forget(message.PaperId))
        {
            db.Record(clock.GetUtcNow(), null, "sitting.minutes-annulled", nameof(CouncilSitting), sitting.Id);
            await db.SaveChangesAsync(stop);
        }
    }

    private async Task CarryOutAsync(CouncilSitting sitting, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ids = sitting.Agenda.ConvertAll(i => i.ApplicationId);
        var applications = await db.Set<StatusApplication>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, stop);
        var author = await db.Set<Paper>().Where(p => p.Id == sitting.MinutesPaperId).Select(p => p.CreatedById).SingleAsync(stop);
        var note = $"Протокол заседания Экспертного совета от {TemplateBody.Date(sitting.HeldOn)} № {sitting.MinutesNumber}";
        foreach (var item in sitting.Agenda.Where(i => i.Proposal is not null and not Proposal.Postpone).OrderBy(i => i.AddedAt))
        {
            var application = applications[item.ApplicationId];
            // Withdrawn or decided elsewhere meanwhile: there is nothing to carry out.
            if (application.CarryOut(item.Proposal!.Value, item.Reason, note, now, null) is not null)
            {
                continue;
            }

            if (item.Proposal == Proposal.Recommend)
            {
                await acts.PresentAsync(application, note, author, stop);
            }

            desk.TellApplicant(application, "application.council-decided", item.Proposal!.Value.Told());
            db.Record(now, null, "application.council-decided", nameof(StatusApplication), application.Id, $"{item.Proposal}");
        }

        db.Record(now, null, "sitting.carried-out", nameof(CouncilSitting), sitting.Id, sitting.MinutesNumber);
        await db.SaveChangesAsync(stop);
    }
}
