using System.ComponentModel.DataAnnotations;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>The dates and places of a run as the form of planning asks for them.</summary>
public class PlanInput
{
    [Display(Name = "Начало")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Окончание")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? EndsOn { get; set; }

    [Display(Name = "Мест в группе")]
    [Range(1, 200, ErrorMessage = "Мест — от {1} до {2}.")]
    public int Places { get; set; } = 25;

    [Display(Name = "Место очных встреч")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Place { get; set; }

    [Display(Name = "Часовой пояс")]
    [RegularExpression("^(Europe|Asia)/[A-Za-z_]{3,30}$", ErrorMessage = "Выберите часовой пояс из списка.")]
    public string TimeZoneId { get; set; } = "Europe/Moscow";

    [Display(Name = "Презентация итоговых работ")]
    public DateTime? Presentation { get; set; }

    /// <summary>Dates of the modules in the order of the programme; what is left empty is laid evenly.</summary>
    public List<ModuleInput> Modules { get; set; } = [];

    public sealed class ModuleInput
    {
        public string Code { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public TimeOnly? StartsAt { get; set; }
    }

    public DateTimeOffset? PresentationAt =>
        Presentation is { } local && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneId, out var zone) ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)) : null;

    public static T Of<T>(ProgrammeRun run)
        where T : PlanInput, new() => new()
    {
        StartsOn = run.StartsOn, EndsOn = run.EndsOn, Places = run.Places, Place = run.Place, TimeZoneId = run.TimeZoneId,
        Presentation = run.PresentationAt is { } at && TimeZoneInfo.TryFindSystemTimeZoneById(run.TimeZoneId, out var zone) ? TimeZoneInfo.ConvertTime(at, zone).DateTime : null,
        Modules = [.. run.Modules.OrderBy(m => m.Number).Select(m => new ModuleInput { Code = m.Code, From = m.From, To = m.To, StartsAt = m.StartsAt })],
    };
}

/// <summary>Lays the modules of a programme over the dates of a run.</summary>
public static class ModuleDates
{
    /// <summary>
    /// Modules in order without gaps: a module held only in person takes its first day, the rest share the remaining days by their hours.
    /// Dates given by hand stand.
    /// </summary>
    public static IReadOnlyList<RunModule> Lay(Guid runId, IReadOnlyList<ProgrammeModule> modules, DateOnly starts, DateOnly ends, IReadOnlyList<PlanInput.ModuleInput> given)
    {
        var days = Math.Max(1, ends.DayNumber - starts.DayNumber + 1);
        var inPerson = modules.Count(m => m.Mode == ModuleMode.InPerson);
        var longDays = Math.Max(0, days - inPerson);
        var longHours = Math.Max(1, modules.Where(m => m.Mode != ModuleMode.InPerson).Sum(m => m.Hours));
        var laid = new List<RunModule>();
        var at = starts;
        var spentHours = 0;
        var spentDays = 0;
        for (var i = 0; i < modules.Count; i++)
        {
            var module = modules[i];
            var length = 1;
            if (module.Mode != ModuleMode.InPerson)
            {
                spentHours += module.Hours;
                length = Math.Max(1, (int)Math.Round((double)longDays * spentHours / longHours) - spentDays);
                spentDays += length;
            }

            var last = i == modules.Count - 1 && module.Mode != ModuleMode.InPerson;
            var to = last ? ends : Min(at.AddDays(length - 1), ends);
            var mine = given.FirstOrDefault(g => g.Code == module.Code);
            laid.Add(new RunModule
            {
                RunId = runId, Code = module.Code, Number = i + 1, Title = module.Title, From = mine?.From ?? Min(at, ends), To = mine?.To ?? mine?.From ?? to,
                StartsAt = mine is null ? module.Mode == ModuleMode.InPerson ? new TimeOnly(10, 0) : null : mine.StartsAt,
            });
            at = Min(to.AddDays(1), ends);
        }

        return laid;
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
