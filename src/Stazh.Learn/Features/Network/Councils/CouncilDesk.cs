using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed record SittingIsHeld() : Refusal("Заседание проведено: день, место и присутствие больше не меняются.");

public sealed record AgendaIsEmpty() : Refusal("В повестке нет вопросов: внесите хотя бы один.");

public sealed record NoQuorum(int Present, int Members) : Refusal("Кворума нет: присутствуют {0} из {1}. Нужно больше половины.", Present, Members);

public sealed record DecisionNeedsBoth() : Refusal("Поручению нужны и ответственный, и срок.");

public sealed record SittingIsNotHeld() : Refusal("Решения и протокол появляются после заседания: сначала отметьте присутствующих.");

public sealed record MinutesAreThere() : Refusal("Протокол уже составлен: он в разделе «Протокол».");

public sealed record NobodyWithThisAddress() : Refusal("Человека с такой почтой в программе нет. Оставьте поле пустым или исправьте адрес.");

public sealed class CouncilInput
{
    [Display(Name = "Регион")]
    public string? Region { get; set; }

    [Display(Name = "Вид совета")]
    public CouncilKind Kind { get; set; }

    [Display(Name = "Название совета")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Номер приказа")]
    [Required(ErrorMessage = "Укажите номер.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? OrderNumber { get; set; }

    [Display(Name = "Дата приказа")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? OrderDate { get; set; }

    [Display(Name = "Положение о совете")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Regulation { get; set; }

    public Guid Stamp { get; set; }

    public static CouncilInput Of(Council c) => new() { Region = c.Region, Kind = c.Kind, Title = c.Title, OrderNumber = c.OrderNumber, OrderDate = c.OrderDate, Regulation = c.Regulation, Stamp = c.Stamp };
}

public sealed class CouncilMemberInput
{
    [Display(Name = "Фамилия, имя и отчество")]
    [Required(ErrorMessage = "Назовите члена совета.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Name { get; set; }

    [Display(Name = "Должность, организация")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Post { get; set; }

    [Display(Name = "Роль в совете")]
    public CouncilRole Role { get; set; } = CouncilRole.Member;

    [Display(Name = "Почта в программе, если есть")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }

    [Display(Name = "С какого дня")]
    public DateOnly? From { get; set; }
}

public sealed class AgendaInput
{
    [Display(Name = "Вопрос")]
    [Required(ErrorMessage = "Напишите вопрос повестки.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Question { get; set; }

    [Display(Name = "Докладчик")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Speaker { get; set; }

    [Display(Name = "Адрес площадки, если это её результаты")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Site { get; set; }
}

public sealed class DecisionInput
{
    public Guid Item { get; set; }

    [Display(Name = "Слушали, выступили")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Said { get; set; }

    [Display(Name = "Голосование")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Vote { get; set; }

    [Display(Name = "Решили")]
    [Required(ErrorMessage = "Напишите решение.")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Decision { get; set; }

    [Display(Name = "Ответственный")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Responsible { get; set; }

    [Display(Name = "Срок")]
    public DateOnly? DueOn { get; set; }

    public Guid Stamp { get; set; }
}

/// <summary>Councils, sittings, decisions and minutes; each step with its audit row in one save.</summary>
public sealed class CouncilDesk(AppDb db, NetworkDesk desk, SiteDirectory sites, IPapers papers, TimeProvider clock)
{
    /// <param name="council">Null adds one.</param>
    internal async Task<(Council? Council, Refusal? Refusal)> SaveAsync(Council? council, CouncilInput input, string region, Guid by, CancellationToken stop)
    {
        var isNew = council is null;
        if (council is not null && council.Stamp != input.Stamp)
        {
            return (council, new ChangedElsewhere());
        }

        council ??= new() { Id = Next(), Region = region, Title = "" };
        (council.Kind, council.Title, council.OrderNumber, council.OrderDate, council.Regulation, council.Stamp) =
            (input.Kind, input.Title!.Trim(), input.OrderNumber!.Trim(), input.OrderDate!.Value, input.Regulation?.Trim() ?? "", Guid.NewGuid());
        if (isNew)
        {
            db.Add(council);
        }

        return (council, await desk.SaveAsync(isNew ? "council.added" : "council.saved", nameof(Council), council.Id, by, stop));
    }

    internal async Task<Refusal?> AddAsync(Council council, CouncilMemberInput input, Guid by, CancellationToken stop)
    {
        Guid? person = null;
        if (!string.IsNullOrWhiteSpace(input.Email))
        {
            var key = input.Email.Trim().ToUpperInvariant();
            person = await db.Set<Person>().Where(p => p.NormalizedEmail == key && p.ErasedAt == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
            if (person is null)
            {
                return new NobodyWithThisAddress();
            }
        }

        var member = new CouncilMember { Id = Next(), CouncilId = council.Id, PersonId = person, Name = input.Name!.Trim(), Post = input.Post?.Trim() ?? "", Role = input.Role, From = input.From ?? council.OrderDate };
        db.Add(member);
        return await desk.SaveAsync("council.member-added", nameof(CouncilMember), member.Id, by, stop);
    }

    internal async Task<Guid> PlanAsync(Council council, DateOnly on, string? place, Guid by, CancellationToken stop)
    {
        var sitting = new Sitting { Id = Next(), CouncilId = council.Id, On = on, Place = place?.Trim() ?? "" };
        db.Add(sitting);
        await desk.SaveAsync("sitting.planned", nameof(Sitting), sitting.Id, by, stop);
        return sitting.Id;
    }

    internal async Task<Refusal?> AskAsync(Sitting sitting, AgendaInput input, Guid by, CancellationToken stop)
    {
        Guid? site = null;
        if (!string.IsNullOrWhiteSpace(input.Site))
        {
            site = (await sites.FindAsync(input.Site.Trim().TrimEnd('/').Split('/')[^1], stop))?.Id;
            if (site is null)
            {
                return new SiteIsNotInTheRegistry();
            }
        }

        return await AskAsync(sitting, input.Question!, input.Speaker, site, null, by, stop);
    }

    /// <param name="report">The site's report that is passed on .</param>
    internal async Task<Refusal?> AskAsync(Sitting sitting, string question, string? speaker, Guid? site, Guid? report, Guid by, CancellationToken stop)
    {
        if (sitting.IsHeld)
        {
            return new SittingIsHeld();
        }

        var item = new AgendaItem
        {
            Id = Next(), SittingId = sitting.Id, Position = sitting.Agenda.Select(i => i.Position).DefaultIfEmpty().Max() + 1, Question = question.Trim(), Speaker = speaker?.Trim() ?? "", SiteId = site, ReportId = report,
        };
        db.Add(item);
        return await desk.SaveAsync("sitting.question-added", nameof(AgendaItem), item.Id, by, stop);
    }

    /// <summary>Minutes from the template: who was there, what was asked, said, voted and decided .</summary>
    internal async Task<(Paper? Paper, Refusal? Refusal)> DraftMinutesAsync(Council council, Sitting sitting, Guid by, CancellationToken stop)
    {
        if (!sitting.IsHeld)
        {
            return (null, new SittingIsNotHeld());
        }

        if ((await papers.OfAsync(new(Sitting.About, sitting.Id), stop)).Any(p => p.State is not (PaperState.Annulled or PaperState.Replaced)))
        {
            return (null, new MinutesAreThere());
        }

        var present = council.Members.Where(m => sitting.Present.Contains(m.Id)).OrderBy(m => m.Role).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        var members = council.Members.Count(m => m.From <= sitting.On && (m.Until is null || m.Until >= sitting.On));
        var values = new Dictionary<string, string>
        {
            ["body"] = council.Kind == CouncilKind.Coordination ? "координационного совета" : "регионального координационного совета по качеству образования",
            ["held"] = $"{sitting.On:yyyy-MM-dd}", ["quorum"] = $"Присутствуют {present.Count} из {members}, кворум есть.", ["closing"] = "",
        };
        Put("chair", present.Find(m => m.Role == CouncilRole.Chair) ?? present.Find(m => m.Role == CouncilRole.Deputy));
        Put("secretary", present.Find(m => m.Role == CouncilRole.Secretary));
        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
        {
            ["people"] = [.. present.Select(m => new Dictionary<string, string> { ["name"] = m.Name, ["post"] = m.Post })],
            ["items"] = [.. sitting.Agenda.OrderBy(i => i.Position).Select(i => new Dictionary<string, string>
            {
                ["question"] = i.Question, ["said"] = i.Said.Length > 0 ? i.Said : i.Speaker, ["vote"] = i.Vote,
                ["decision"] = i.DueOn is { } due ? $"{i.Decision} Ответственный: {i.Responsible}, срок — {due:dd.MM.yyyy}." : i.Decision,
            })],
        };
        var paper = await papers.DraftAsync(new("minutes", council.Region, new(Sitting.About, sitting.Id), new(values, tables), $"Протокол заседания: {council.Title}, {sitting.On:dd.MM.yyyy}"), by, stop);
        return (paper, await desk.SaveAsync("sitting.minutes-drafted", nameof(Sitting), sitting.Id, by, stop));

        void Put(string place, CouncilMember? member)
        {
            if (member is not null)
            {
                values[place] = member.Name;
            }
        }
    }

    private Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
