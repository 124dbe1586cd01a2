using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed class StatusInput
{
    [Display(Name = "Вид акта")]
    public ActKind ActKind { get; set; }

    [Display(Name = "Номер акта")]
    [Required(ErrorMessage = "Укажите номер акта.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string ActNumber { get; set; } = "";

    [Display(Name = "Дата акта")]
    [Required(ErrorMessage = "Укажите дату акта.")]
    public DateOnly? ActDate { get; set; }

    [Display(Name = "Кто издал")]
    [Required(ErrorMessage = "Укажите, кто издал акт.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Body { get; set; } = "";

    [Display(Name = "Приложения")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Appendices { get; set; }

    [Display(Name = "Начало")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Окончание")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }
}

/// <summary>Changes of one site by hand, each with its audit row.</summary>
public sealed class SiteEditing(AppDb db, TimeProvider clock, IOptions<StazhSettings> settings)
{
    /// <summary>Saves, or says that somebody else saved first; the site then holds what is stored now.</summary>
    internal async Task<Refusal?> SaveAsync(InternshipSite site, EditModel.InputModel input, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        site.Themes = [.. (input.Themes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        (site.TargetGroup, site.Equipment) = (input.TargetGroup?.Trim() ?? "", input.Equipment?.Trim() ?? "");
        site.Words = SiteText.Of(site);
        site.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), by, "site.edited", nameof(InternshipSite), site.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Entries<Data.AuditRow>().ToList().ForEach(a => a.State = EntityState.Detached);
            await db.Entry(site).ReloadAsync(stop);
            return new SomebodySavedFirst();
        }
    }

    internal async Task<Refusal?> AddStatusAsync(InternshipSite site, StatusInput input, Guid by, CancellationToken stop)
    {
        if (SiteStatus.Check(input.From!.Value, input.To!.Value, settings.Value.SiteStatusYears) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var status = new SiteStatus
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, ActKind = input.ActKind, ActNumber = input.ActNumber.Trim(), ActDate = input.ActDate!.Value, Body = input.Body.Trim(),
            Appendices = input.Appendices?.Trim() ?? "", From = input.From.Value, To = input.To.Value, RecordedAt = now, RecordedById = by,
        };
        db.Add(status);
        db.Record(now, by, "site.status-added", nameof(SiteStatus), status.Id, site.Slug);
        await db.SaveChangesAsync(stop);
        return null;
    }
}
