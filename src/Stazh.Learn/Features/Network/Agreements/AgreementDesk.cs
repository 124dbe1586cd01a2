using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed class AgreementInput
{
    public string? Region { get; set; }

    [Display(Name = "Вид")]
    public AgreementKind Kind { get; set; } = AgreementKind.Cooperation;

    [Display(Name = "Участник сети")]
    public Guid? Member { get; set; }

    [Display(Name = "Первая сторона")]
    [Required(ErrorMessage = "Назовите первую сторону.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? FirstParty { get; set; }

    [Display(Name = "Вторая сторона")]
    [Required(ErrorMessage = "Назовите вторую сторону.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? SecondParty { get; set; }

    [Display(Name = "Другие стороны, каждая с новой строки")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? OtherParties { get; set; }

    [Display(Name = "О чём")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Subject { get; set; }

    [Display(Name = "Первый день действия")]
    public DateOnly? From { get; set; }

    [Display(Name = "Последний день действия")]
    public DateOnly? To { get; set; }

    public Guid Stamp { get; set; }

    public static AgreementInput Of(Agreement a) => new()
    {
        Region = a.Region, Kind = a.Kind, Member = a.MemberId, FirstParty = a.FirstParty, SecondParty = a.SecondParty, OtherParties = string.Join('\n', a.OtherParties), Subject = a.Subject,
        From = a.From, To = a.To, Stamp = a.Stamp,
    };
}

/// <summary>A member of a network to choose.</summary>
public sealed record MemberChoice(Guid Id, string Name, string Network);

/// <summary>Writes agreements and moves them; each step with its audit row in one save.</summary>
public sealed class AgreementDesk(AppDb db, NetworkDesk desk, IPapers papers, TimeProvider clock)
{
    internal async Task<IReadOnlyList<MemberChoice>> ChoicesAsync(IReadOnlyList<string> regions, CancellationToken stop) =>
        await db.Set<NetworkMember>().AsNoTracking().Where(m => m.Until == null)
            .Join(db.Set<MethodNetwork>().Where(n => regions.Contains(n.Region)), m => m.NetworkId, n => n.Id, (m, n) => new { m.Id, m.Name, n.Title })
            .OrderBy(m => m.Title).ThenBy(m => m.Name).ThenBy(m => m.Id).Take(500).Select(m => new MemberChoice(m.Id, m.Name, m.Title)).ToListAsync(stop);

    /// <param name="agreement">Null adds one.</param>
    internal async Task<(Agreement? Agreement, Refusal? Refusal)> SaveAsync(Agreement? agreement, AgreementInput input, string region, Guid by, CancellationToken stop)
    {
        var isNew = agreement is null;
        if (agreement is not null && agreement.Stamp != input.Stamp)
        {
            return (agreement, new ChangedElsewhere());
        }

        var member = input.Member is { } id
            ? await db.Set<NetworkMember>().Where(m => m.Id == id).Join(db.Set<MethodNetwork>(), m => m.NetworkId, n => n.Id, (m, n) => new { m.NetworkId, n.Region }).FirstOrDefaultAsync(stop)
            : null;
        if (input.Member is not null && member?.Region != region)
        {
            return (agreement, new MemberIsOfAnotherNetwork());
        }

        agreement ??= new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), Region = region, FirstParty = "", SecondParty = "", CreatedAt = clock.GetUtcNow() };
        if (agreement.Write(input) is { } refusal)
        {
            return (agreement, refusal);
        }

        (agreement.MemberId, agreement.NetworkId) = (input.Member, member?.NetworkId);
        if (isNew)
        {
            db.Add(agreement);
        }

        return (agreement, await desk.SaveAsync(isNew ? "agreement.added" : "agreement.saved", nameof(Agreement), agreement.Id, by, stop));
    }

    /// <summary>Drafts the paper of its kind; what the agreement does not know stays open in the text.</summary>
    internal async Task<(Paper? Paper, Refusal? Refusal)> DraftAsync(Agreement agreement, Guid by, CancellationToken stop)
    {
        if (!agreement.IsOpen)
        {
            return (null, new AgreementIsSigned());
        }

        if ((await papers.OfAsync(new(Agreement.About, agreement.Id), stop)).Any(p => p.State is not (PaperState.Annulled or PaperState.Replaced)))
        {
            return (null, new PaperIsThere());
        }

        var values = new Dictionary<string, string> { ["other_name"] = agreement.SecondParty };
        if (agreement.Subject.Length > 0)
        {
            values[agreement.Kind == AgreementKind.Partnership ? "needs" : "directions"] = agreement.Subject;
        }

        if (agreement.To is { } to)
        {
            values["term"] = $"до {Wording.Date(to)}";
        }

        var paper = await papers.DraftAsync(new(agreement.Kind.Template(), agreement.Region, new(Agreement.About, agreement.Id), new(values), $"{agreement.Kind.Title()}: {agreement.SecondParty}"), by, stop);
        return (paper, await desk.SaveAsync("agreement.drafted", nameof(Agreement), agreement.Id, by, stop));
    }
}

/// <summary>A paper of an agreement got its number: both sides have signed it, if they had agreed on the text.</summary>
internal sealed class SignedAgreements(AppDb db, TimeProvider clock) : IOutboxHandler<PaperRegistered>
{
    public async Task HandleAsync(Guid id, PaperRegistered message, CancellationToken stop)
    {
        if (message.AboutKind != Agreement.About || message.AboutId is not { } about || await db.Set<Agreement>().FirstOrDefaultAsync(a => a.Id == about, stop) is not { } agreement)
        {
            return;
        }

        if (agreement.Sign(message.Number, message.Date, message.Date) is null)
        {
            db.Record(clock.GetUtcNow(), null, "agreement.signed", nameof(Agreement), agreement.Id, message.Number);
            await db.SaveChangesAsync(stop);
        }
    }
}
