using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>One change of a route, as a form or a script sends it.</summary>
public sealed class RouteInput
{
    /// <summary>Which change, see <see cref="RouteEdits"/>.</summary>
    [Required]
    public string Do { get; set; } = "";

    /// <summary>Stamp of the route that the person saw.</summary>
    public Guid? Stamp { get; set; }

    public Guid ItemId { get; set; }

    public RouteItemKind Kind { get; set; }

    [StringLength(64)]
    public string? Code { get; set; }

    [Range(0, 200)]
    public int? Week { get; set; }

    /// <summary>Item before which to put; last of the week when null.</summary>
    public Guid? Before { get; set; }

    [Display(Name = "Что сделать")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Ссылка")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Address { get; set; }

    [Display(Name = "Минут")]
    public int? Minutes { get; set; }

    [Display(Name = "Какой дефицит закрывает")]
    [StringLength(64)]
    public string? Deficit { get; set; }

    [Display(Name = "Срок")]
    public DateOnly? DueOn { get; set; }

    [Display(Name = "Как отчитаетесь")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? ReportAs { get; set; }

    [Display(Name = "Минут в неделю")]
    [Range(0, 2400, ErrorMessage = "От {1} до {2} минут.")]
    public int? WeeklyMinutes { get; set; }

    [Display(Name = "Что поможет вам")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Resources { get; set; }

    [Display(Name = "Условия в вашей организации")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Conditions { get; set; }

    [Display(Name = "Могу начать с")]
    public DateOnly? FreeFrom { get; set; }

    [Display(Name = "Дни, когда вы заняты")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? BusyDays { get; set; }

    [Display(Name = "Комментарий тьютору")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Comment { get; set; }

    [Display(Name = "Почему обойдётесь без них")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? WhyWithout { get; set; }

    [Display(Name = "Комментарий стажёру")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? TutorComment { get; set; }
}
