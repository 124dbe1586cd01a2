using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>The trainee's half of a line, or the tutor's remark.</summary>
public sealed class DeficitLineInput
{
    [StringLength(32)]
    public string Code { get; set; } = "";

    [Range(0, DeficitMapLine.HighestPriority, ErrorMessage = "Выберите важность от 0 до 3.")]
    public int? Priority { get; set; }

    [Display(Name = "Комментарий"), StringLength(DeficitMapLine.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Comment { get; set; }

    public DeficitLevel? OwnLevel { get; set; }

    public Guid Stamp { get; set; }
}

/// <summary>A deficit that the trainee adds.</summary>
public sealed class OwnDeficitInput
{
    [Display(Name = "Что хотите научиться делать"), Required(ErrorMessage = "Назовите дефицит."), StringLength(DeficitMapLine.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; set; } = "";

    [Display(Name = "Уровень")]
    public DeficitLevel Level { get; set; } = DeficitLevel.Partial;

    [Display(Name = "Комментарий"), StringLength(DeficitMapLine.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Comment { get; set; }
}
