using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A member with what the list and the draw need.</summary>
public sealed record MemberLine(Guid Id, Guid PersonId, CouncilPost Post, string Name, string Organisation, string Position, string District, bool IsExpert, int Load)
{
    public Candidate AsCandidate => new(PersonId, Name, Organisation, District, Load);
}

/// <summary>Composition and rules of councils, and the order that approves them .</summary>
public sealed class CouncilDesk(AppDb db, ApplicationAccess access, IPapers papers, TimeProvider clock)
{
    public const string About = "expert-council";

    /// <summary>Councils of regions that the reader keeps.</summary>
    public IQueryable<ExpertCouncil> Kept() => db.Set<ExpertCouncil>().Where(c => access.Grants().Any(g => g.Role == Role.Administrator || g.Region == c.Region));

    /// <summary>Whose term runs; the newest order first.</summary>
    public Task<ExpertCouncil?> InOfficeAsync(string region, DateOnly day, CancellationToken stop) => db.Set<ExpertCouncil>().Include(c => c.Criteria)
        .Where(c => c.Region == region && c.OrderDate != null && c.From <= day && day <= c.To).OrderByDescending(c => c.OrderDate).ThenByDescending(c => c.Id).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<MemberLine>> MembersAsync(Guid councilId, string region, CancellationToken stop)
    {
        var rows = await (
            from m in db.Set<CouncilMember>().AsNoTracking()
            join p in db.Set<Person>() on m.PersonId equals p.Id
            where m.CouncilId == councilId
            select new
            {
                m.Id, m.PersonId, m.Post, Person = p,
                IsExpert = db.Set<RoleGrant>().Any(g => g.PersonId == p.Id && g.Role == Role.Expert && g.Region == region && g.RevokedAt == null),
                Load = db.Set<ExpertConclusion>().Count(c => c.CouncilId == councilId && c.ExpertId == p.Id && c.DeclinedAt == null),
            }).ToListAsync(stop);
        return [.. rows.Select(r => new MemberLine(r.Id, r.PersonId, r.Post, r.Person.FullName, r.Person.WorkPlace, r.Person.Position, r.Person.District, r.IsExpert, r.Load))
            .OrderBy(m => m.Post.Order()).ThenBy(m => m.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Experts of the region who are not in the council, by name; at most two hundred.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ExpertsAsync(Guid councilId, string region, CancellationToken stop) =>
        [.. (await db.Set<Person>().AsNoTracking()
            .Where(p => db.Set<RoleGrant>().Any(g => g.PersonId == p.Id && g.Role == Role.Expert && g.Region == region && g.RevokedAt == null)
                && !db.Set<CouncilMember>().Any(m => m.CouncilId == councilId && m.PersonId == p.Id))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.Id).Take(200).ToListAsync(stop)).Select(p => (p.Id, p.FullName))];

    /// <summary>A new composition begins with the members and criteria of the region's last one.</summary>
    public async Task<(ExpertCouncil? Council, Refusal? Refusal)> CreateAsync(string region, string title, DateOnly from, DateOnly to, Guid by, CancellationToken stop)
    {
        if (to < from)
        {
            return (null, new CouncilEndsBeforeItBegins());
        }

        var last = await db.Set<ExpertCouncil>().AsNoTracking().Include(c => c.Criteria).Include(c => c.Members).AsSingleQuery()
            .Where(c => c.Region == region).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        var now = clock.GetUtcNow();
        var council = new ExpertCouncil { Id = Guid.CreateVersion7(now), Region = region, Title = title.Trim(), From = from, To = to, CreatedAt = now };
        if (last is not null)
        {
            (council.QuorumPercent, council.ExpertsPerApplication, council.DisagreementPercent, council.ExcludesOwnDistrict) =
                (last.QuorumPercent, last.ExpertsPerApplication, last.DisagreementPercent, last.ExcludesOwnDistrict);
            council.Criteria.AddRange(last.Criteria.Select(c => new CouncilCriterion { Id = Guid.CreateVersion7(now), CouncilId = council.Id, Position = c.Position, Title = c.Title, Most = c.Most }));
            council.Members.AddRange(last.Members.Select(m => new CouncilMember { Id = Guid.CreateVersion7(now), CouncilId = council.Id, PersonId = m.PersonId, Post = m.Post }));
        }

        db.Add(council);
        db.Record(now, by, "council.created", nameof(ExpertCouncil), council.Id, council.Title);
        await db.SaveChangesAsync(stop);
        return (council, null);
    }

    public async Task<Refusal?> SaveAsync(ExpertCouncil council, CouncilInput input, Guid by, CancellationToken stop)
    {
        if (council.IsApproved)
        {
            return new CouncilIsApproved();
        }

        if (council.Stamp != input.Stamp)
        {
            return new SomebodyWasFaster();
        }

        if (input.To < input.From)
        {
            return new CouncilEndsBeforeItBegins();
        }

        var (criteria, refusal) = CouncilInput.Read(input.Criteria);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        (council.Title, council.From, council.To) = (input.Title!.Trim(), input.From!.Value, input.To!.Value);
        (council.QuorumPercent, council.ExpertsPerApplication, council.DisagreementPercent, council.ExcludesOwnDistrict) = (input.QuorumPercent, input.ExpertsPerApplication, input.DisagreementPercent, input.ExcludesOwnDistrict);
        var old = await db.Set<CouncilCriterion>().Where(c => c.CouncilId == council.Id).OrderBy(c => c.Position).ToListAsync(stop);
        if (!old.Select(c => (c.Title, c.Most)).SequenceEqual(criteria))
        {
            db.RemoveRange(old);
            db.AddRange(criteria.Select((c, i) => new CouncilCriterion { Id = Guid.CreateVersion7(now), CouncilId = council.Id, Position = i, Title = c.Title, Most = c.Most }));
        }

        return await CommitAsync(council, "council.changed", by, stop);
    }

    public async Task<Refusal?> AddMemberAsync(ExpertCouncil council, Guid personId, CouncilPost post, Guid by, CancellationToken stop)
    {
        if (council.IsApproved)
        {
            return new CouncilIsApproved();
        }

        var region = council.Region;
        if (!await db.GrantsOf(personId, Role.Expert).AnyAsync(g => g.Region == region, stop))
        {
            return new NoSuchExpert();
        }

        if (await db.Set<CouncilMember>().SingleOrDefaultAsync(m => m.CouncilId == council.Id && m.PersonId == personId, stop) is { } there)
        {
            there.Post = post;
        }
        else
        {
            db.Add(new CouncilMember { Id = Guid.CreateVersion7(clock.GetUtcNow()), CouncilId = council.Id, PersonId = personId, Post = post });
        }

        return await CommitAsync(council, "council.member-added", by, stop);
    }

    public async Task<Refusal?> DropMemberAsync(ExpertCouncil council, Guid member, Guid by, CancellationToken stop)
    {
        if (council.IsApproved)
        {
            return new CouncilIsApproved();
        }

        if (await db.Set<CouncilMember>().SingleOrDefaultAsync(m => m.Id == member && m.CouncilId == council.Id, stop) is { } row)
        {
            db.Remove(row);
        }

        return await CommitAsync(council, "council.member-dropped", by, stop);
    }

    /// <summary>The order on the composition: members as they stand, quorum and term as settings.</summary>
    public async Task<Refusal?> DraftOrderAsync(ExpertCouncil council, string project, string controller, Guid by, CancellationToken stop)
    {
        await db.Entry(council).Collection(c => c.Members).LoadAsync(stop);
        await db.Entry(council).Collection(c => c.Criteria).LoadAsync(stop);
        if (council.CannotBeOrdered() is { } refusal)
        {
            return refusal;
        }

        var members = await MembersAsync(council.Id, council.Region, stop);
        var paper = await papers.DraftAsync(
            new("order-experts", council.Region, new(About, council.Id), new(
                new Dictionary<string, string>
                {
                    ["project"] = project.Trim(), ["term"] = $"с {TemplateBody.Date(council.From)} по {TemplateBody.Date(council.To)}",
                    ["quorum"] = $"не менее {ExpertCouncil.Quorum(members.Count, council.QuorumPercent)} из {members.Count} членов", ["controller"] = controller.Trim(),
                },
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
                {
                    ["people"] = [.. members.Select(m => new Dictionary<string, string> { ["name"] = m.Name, ["post"] = Joined(m.Position, m.Organisation), ["role"] = m.Post.Title() })],
                })),
            by, stop);
        council.Draft(paper.Id);
        return await CommitAsync(council, "council.order-drafted", by, stop);
    }

    internal async Task<Refusal?> CommitAsync(ExpertCouncil council, string action, Guid? by, CancellationToken stop)
    {
        council.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), by, action, nameof(ExpertCouncil), council.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }

    internal static string Joined(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
