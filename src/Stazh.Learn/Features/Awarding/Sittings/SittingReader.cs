using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Awarding;

/// <summary>An application as the council has it before it.</summary>
/// <param name="Conflicted">Members who do not vote on it, and why.</param>
public sealed record BeforeCouncil(Guid ApplicationId, string Organisation, string District, int? Percent, ApplicationState State, bool IsReady, IReadOnlyDictionary<Guid, Conflict> Conflicted);

public sealed record SittingView
{
    public required CouncilSitting Sitting { get; init; }

    public required ExpertCouncil Council { get; init; }

    public required IReadOnlyList<MemberLine> Members { get; init; }

    /// <summary>By application: those on the agenda and those that are ready.</summary>
    public required IReadOnlyDictionary<Guid, BeforeCouncil> Applications { get; init; }

    public IEnumerable<AgendaItem> Agenda => Sitting.Agenda.OrderBy(i => i.AddedAt).ThenBy(i => i.Id);

    public IEnumerable<BeforeCouncil> Ready => Applications.Values.Where(a => a.IsReady && Sitting.Agenda.All(i => i.ApplicationId != a.ApplicationId)).OrderBy(a => a.Organisation, StringComparer.CurrentCulture);

    /// <summary>Members who must be there.</summary>
    public int Needed => ExpertCouncil.Quorum(Members.Count, Council.QuorumPercent);

    public int Present => Members.Count(m => Sitting.Present.Contains(m.PersonId));

    public bool HasQuorum => Present >= Needed;

    public int Entitled(AgendaItem item) => Members.Count(m => Sitting.Present.Contains(m.PersonId) && !Applications[item.ApplicationId].Conflicted.ContainsKey(m.PersonId));

    public IEnumerable<(MemberLine Member, Conflict Conflict)> Abstaining(AgendaItem item) =>
        Members.Where(m => Applications[item.ApplicationId].Conflicted.ContainsKey(m.PersonId)).Select(m => (m, Applications[item.ApplicationId].Conflicted[m.PersonId]));
}

/// <summary>A sitting with everything its page and its minutes say; four SQL commands.</summary>
public sealed class SittingReader(AppDb db, ApplicationAccess access, CouncilDesk councils)
{
    public const int MostReady = 300;

    /// <param name="kept">Of regions that the reader keeps; the outbox asks for any.</param>
    public async Task<SittingView?> FindAsync(Guid id, bool kept, CancellationToken stop)
    {
        var sittings = db.Set<CouncilSitting>().Include(s => s.Agenda).Where(s => s.Id == id);
        var found = await (
            from s in sittings
            join c in db.Set<ExpertCouncil>() on s.CouncilId equals c.Id
            where !kept || access.Grants().Any(g => g.Role == Role.Administrator || g.Region == c.Region)
            select new { Sitting = s, Council = c }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var (sitting, council) = (found.Sitting, found.Council);
        var members = await councils.MembersAsync(council.Id, council.Region, stop);
        var (region, ids) = (council.Region, sitting.Agenda.ConvertAll(i => i.ApplicationId));
        var rows = await (
            from a in db.Set<StatusApplication>().AsNoTracking()
            join p in db.Set<Person>() on a.ApplicantId equals p.Id
            where ids.Contains(a.Id) || (a.Region == region && a.Road == AwardingRoad.Council && a.State == ApplicationState.UnderReview && a.ExpertiseDone)
            orderby a.Id
            select new { Application = a, p.WorkPlace, Declared = db.Set<ExpertConclusion>().Where(c => c.ApplicationId == a.Id && c.IsConflict).Select(c => c.ExpertId).ToList() }).Take(MostReady).ToListAsync(stop);
        return new()
        {
            Sitting = sitting, Council = council, Members = members,
            Applications = rows.ToDictionary(r => r.Application.Id, r =>
            {
                var a = r.Application;
                var judged = new Judged(a.Id, a.ApplicantId, a.OrganisationKey, r.WorkPlace, a.District, a.Text, r.Declared.ToHashSet());
                return new BeforeCouncil(
                    a.Id, a.Text.OrganisationName, a.District, a.Percent, a.State, a.IsReadyToDecide,
                    members.Select(m => (m.PersonId, Conflict: ExpertChoice.ConflictOf(m.AsCandidate, judged, council.ExcludesOwnDistrict))).Where(x => x.Conflict != Conflict.None).ToDictionary(x => x.PersonId, x => x.Conflict));
            }),
        };
    }
}
