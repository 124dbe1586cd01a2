using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Monitoring;

public sealed class MeetingInput
{
    [Display(Name = "Тема совещания")]
    [Required(ErrorMessage = "Назовите тему.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; set; } = "";

    [Display(Name = "День")]
    [Required(ErrorMessage = "Укажите день.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Повестка")]
    [StringLength(SiteMeeting.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Agenda { get; set; }

    [Display(Name = "Решения")]
    [StringLength(SiteMeeting.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Decisions { get; set; }

    public IReadOnlyList<Guid> Sites { get; set; } = [];

    public Guid Stamp { get; set; }
}
