using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public sealed class WindowInput
{
    public string? Region { get; set; }

    [Display(Name = "Название приёма")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Как создаётся площадка")]
    public AwardingRoad Road { get; set; } = AwardingRoad.Directive;

    [Display(Name = "Вид площадки")]
    [Required(ErrorMessage = "Выберите вид площадки.")]
    public string SiteKind { get; set; } = SiteKinds.Regional;

    [Display(Name = "Кто установил сроки")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    [Required(ErrorMessage = "Укажите, кто установил сроки.")]
    public string? ActBody { get; set; }

    [Display(Name = "Номер распоряжения")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    [Required(ErrorMessage = "Укажите номер.")]
    public string? ActNumber { get; set; }

    [Display(Name = "Дата распоряжения")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? ActDate { get; set; }

    [Display(Name = "Первый день приёма")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? OpensOn { get; set; }

    [Display(Name = "Последний день приёма")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? ClosesOn { get; set; }

    [Display(Name = "Подают только рекомендованные муниципальными органами")]
    public bool OnlyNominated { get; set; }

    public Guid Stamp { get; set; }

    public static WindowInput From(IntakeWindow w) => new()
    {
        Region = w.Region, Title = w.Title, Road = w.Road, SiteKind = w.SiteKind, ActBody = w.ActBody, ActNumber = w.ActNumber, ActDate = w.ActDate, OpensOn = w.OpensOn, ClosesOn = w.ClosesOn,
        OnlyNominated = w.OnlyNominated, Stamp = w.Stamp,
    };
}

/// <summary>Intakes, lists of recommended organisations, and word to the municipal bodies.</summary>
public sealed class WindowDesk(AppDb db, MailTemplates mails, TimeProvider clock)
{
    /// <param name="window">Null adds.</param>
    public async Task<(IntakeWindow? Window, Refusal? Refusal)> SaveAsync(IntakeWindow? window, WindowInput input, Guid by, CancellationToken stop)
    {
        if (input.ClosesOn < input.OpensOn)
        {
            return (null, new WindowEndsBeforeItBegins());
        }

        if (window is not null && window.Stamp != input.Stamp)
        {
            return (null, new SomebodyWasFaster());
        }

        var now = clock.GetUtcNow();
        var added = window is null;
        window ??= new() { Id = Guid.CreateVersion7(now), Region = input.Region!, Title = "", SiteKind = input.SiteKind, Road = input.Road, CreatedAt = now };
        (window.Title, window.ActBody, window.ActNumber, window.ActDate) = (input.Title!.Trim(), input.ActBody!.Trim(), input.ActNumber!.Trim(), input.ActDate);
        (window.OpensOn, window.ClosesOn, window.OnlyNominated, window.Stamp) = (input.OpensOn!.Value, input.ClosesOn!.Value, input.OnlyNominated, Guid.NewGuid());
        if (added)
        {
            db.Add(window);
        }

        db.Record(now, by, added ? "intake.opened" : "intake.changed", nameof(IntakeWindow), window.Id, window.ActNumber);
        return await SaveAsync(stop) is { } late ? (null, late) : (window, null);
    }

    /// <summary>One organisation a line: name, district, recommendation between “|” or tabs. What is there already stays.</summary>
    public async Task<int> NominateAsync(IntakeWindow window, string? lines, Guid by, CancellationToken stop)
    {
        var known = await db.Set<Nomination>().Where(n => n.WindowId == window.Id).Select(n => n.OrganisationKey).ToHashSetAsync(stop);
        var (now, added) = (clock.GetUtcNow(), 0);
        foreach (var line in (lines ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(2_000))
        {
            var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|', StringSplitOptions.TrimEntries);
            var name = Cut(cells[0], 1000);
            if (name.Length > 0 && known.Add(OrganisationKeys.Of(name)))
            {
                db.Add(new Nomination
                {
                    Id = Guid.CreateVersion7(now), WindowId = window.Id, Organisation = name, OrganisationKey = OrganisationKeys.Of(name),
                    District = cells.Length > 1 ? Cut(cells[1], 200) : "", Recommended = cells.Length > 2 ? Cut(cells[2], 500) : "",
                });
                added++;
            }
        }

        if (added > 0)
        {
            db.Record(now, by, "intake.nominated", nameof(IntakeWindow), window.Id, $"{added}");
            await db.SaveChangesAsync(stop);
        }

        return added;
    }

    public async Task DropNominationAsync(IntakeWindow window, Guid nomination, Guid by, CancellationToken stop)
    {
        if (await db.Set<Nomination>().SingleOrDefaultAsync(n => n.Id == nomination && n.WindowId == window.Id, stop) is { } row)
        {
            db.Remove(row);
            db.Record(clock.GetUtcNow(), by, "intake.nomination-dropped", nameof(IntakeWindow), window.Id);
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>A line a body: name, district, mail. The list is replaced whole.</summary>
    public async Task<int> SetBodiesAsync(string region, string? lines, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rows = (lines ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Split(l.Contains('\t', StringComparison.Ordinal) ? '\t' : '|', StringSplitOptions.TrimEntries))
            .Where(c => c.Length >= 3 && new EmailAddressAttribute().IsValid(c[2])).DistinctBy(c => c[2].ToLowerInvariant()).Take(200).ToList();
        db.RemoveRange(await db.Set<MunicipalBody>().Where(b => b.Region == region).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
        db.AddRange(rows.Select(c => new MunicipalBody { Id = Guid.CreateVersion7(now), Region = region, Name = Cut(c[0], 500), District = Cut(c[1], 200), Email = Cut(c[2].ToLowerInvariant(), 256) }));
        db.Record(now, by, "intake.bodies-set", nameof(MunicipalBody), Guid.Empty, $"{region}: {rows.Count}");
        await db.SaveChangesAsync(stop);
        return rows.Count;
    }

    /// <summary>A letter to each municipal body of the region with the dates and the act .</summary>
    public async Task<Refusal?> TellAsync(IntakeWindow window, Guid by, CancellationToken stop)
    {
        var region = window.Region;
        var bodies = await db.Set<MunicipalBody>().AsNoTracking().Where(b => b.Region == region).OrderBy(b => b.Email).ToListAsync(stop);
        if (bodies.Count == 0)
        {
            return new NobodyToTell();
        }

        var now = clock.GetUtcNow();
        foreach (var body in bodies)
        {
            db.Send(now, mails.Write(
                "intake-opens", body.Email, ("title", window.Title), ("kind", window.SiteKind), ("dates", Wording.Span(window.OpensOn, window.ClosesOn)),
                ("act", $"{window.ActBody}, № {window.ActNumber}"), ("nomination", window.OnlyNominated ? "Подают организации из списка рекомендованных: пришлите его до начала приёма." : "Список рекомендованных организаций не требуется."),
                ("link", mails.Address("/sites/apply"))));
        }

        (window.ToldAt, window.Stamp) = (now, Guid.NewGuid());
        db.Record(now, by, "intake.bodies-told", nameof(IntakeWindow), window.Id, $"{bodies.Count}");
        return await SaveAsync(stop);
    }

    private async Task<Refusal?> SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
