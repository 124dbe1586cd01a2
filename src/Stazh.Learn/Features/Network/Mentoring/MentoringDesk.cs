using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed class CareInput
{
    [Display(Name = "Площадка, которая помогает")]
    [Required(ErrorMessage = "Выберите площадку.")]
    public Guid? Site { get; set; }

    [Display(Name = "Кого закрепляют")]
    public CareKind Kind { get; set; }

    [Display(Name = "Почта того, кого закрепляют")]
    [Required(ErrorMessage = "Укажите почту.")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }

    [Display(Name = "Кому помогают")]
    public CareTarget Target { get; set; }

    [Display(Name = "Школа или методическая служба")]
    [Required(ErrorMessage = "Назовите организацию.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? School { get; set; }

    [Display(Name = "Район")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? District { get; set; }

    [Display(Name = "Приказ: номер и дата")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Act { get; set; }

    [Display(Name = "С какого дня")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }
}

public sealed class ConsultationInput
{
    [Display(Name = "Дата")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Форма")]
    public ConsultationForm Form { get; set; }

    [Display(Name = "Тема")]
    [Required(ErrorMessage = "Назовите тему.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Topic { get; set; }

    [Display(Name = "О чём договорились")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Outcome { get; set; }
}

/// <summary>Who cares for which school. Coordinators of the region and heads of the site assign; whoever is assigned records consultations.</summary>
public sealed class MentoringDesk(AppDb db, NetworkDesk desk, SiteDirectory sites, INotifier notifier, TimeProvider clock)
{
    /// <summary>Rows that the person keeps: of the own regions and sites.</summary>
    internal IQueryable<SchoolCare> Kept(Guid me) => db.Set<SchoolCare>().Where(c => db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null
        && ((g.Role == Role.Coordinator && g.Region == c.Region) || (g.Role == Role.SiteHead && g.SiteId == c.SiteId))));

    /// <summary>Sites whose help the person organises.</summary>
    internal async Task<IReadOnlyList<SiteName>> SitesAsync(Guid me, CancellationToken stop) =>
        await sites.Names.Where(s => db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null && ((g.Role == Role.Coordinator && g.Region == s.Subject) || (g.Role == Role.SiteHead && g.SiteId == s.Id))))
            .OrderBy(s => s.Title).ThenBy(s => s.Id).Take(2000).ToListAsync(stop);

    internal async Task<Refusal?> AssignAsync(SiteName site, CareInput input, Guid by, CancellationToken stop)
    {
        var key = input.Email!.Trim().ToUpperInvariant();
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == key && p.ErasedAt == null, stop) is not { } person)
        {
            return new PersonIsNotHere(input.Email.Trim());
        }

        var care = new SchoolCare
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Region = site.Subject, SiteId = site.Id, Kind = input.Kind, Target = input.Target, School = input.School!.Trim(), District = input.District?.Trim() ?? "",
            PersonId = person.Id, Act = input.Act?.Trim() ?? "", From = input.From!.Value,
        };
        db.Add(care);
        notifier.Tell(person.Id, $"school-care:{care.Id:n}", "Вас закрепили за организацией: {0}. Записывайте консультации здесь.", $"/mentoring/{care.Id}", care.School);
        return await desk.SaveAsync("care.assigned", nameof(SchoolCare), care.Id, by, stop);
    }

    internal async Task<Refusal?> ConsultAsync(SchoolCare care, ConsultationInput input, DateOnly today, Guid by, CancellationToken stop)
    {
        if (input.On > today)
        {
            return new DayIsAhead();
        }

        if (care.Until is { } until && input.On > until)
        {
            return new CareIsOver();
        }

        var row = new SchoolConsultation { Id = Guid.CreateVersion7(clock.GetUtcNow()), CareId = care.Id, On = input.On!.Value, Form = input.Form, Topic = input.Topic!.Trim(), Outcome = input.Outcome?.Trim() ?? "" };
        db.Add(row);
        return await desk.SaveAsync("care.consulted", nameof(SchoolConsultation), row.Id, by, stop);
    }

    internal async Task<Refusal?> EndAsync(SchoolCare care, DateOnly lastDay, Guid by, CancellationToken stop)
    {
        if (lastDay < care.From)
        {
            return new EndsBeforeItBegins();
        }

        care.Until = lastDay;
        return await desk.SaveAsync("care.ended", nameof(SchoolCare), care.Id, by, stop);
    }
}
