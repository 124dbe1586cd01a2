using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Network;

public sealed record PlannedSitting(Guid Id, DateOnly On, string Council, CouncilKind Kind);

/// <summary>Where the results already are.</summary>
public sealed record PassedOn(Guid SittingId, Guid ItemId, DateOnly On, string Council, string Question, string Decision, Guid? ReportId);

public sealed class ResultsInput
{
    [Display(Name = "Заседание")]
    [Required(ErrorMessage = "Выберите заседание.")]
    public Guid? Sitting { get; set; }

    [Display(Name = "Вопрос")]
    [Required(ErrorMessage = "Напишите вопрос повестки.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Question { get; set; }

    [Display(Name = "Докладчик")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Speaker { get; set; }
}
