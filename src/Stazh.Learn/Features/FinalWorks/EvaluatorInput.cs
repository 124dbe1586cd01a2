using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>Who evaluates, beside the answers of the programme's own questions .</summary>
public sealed class EvaluatorInput
{
    [Display(Name = "Ваша должность")]
    [Required(ErrorMessage = "Укажите вашу должность.")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Position { get; set; } = "";
}
