using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Monitoring;

public sealed class DenominatorInput
{
    [Display(Name = "Что считаем")]
    [EnumDataType(typeof(DenominatorKind), ErrorMessage = "Выберите, что это за число.")]
    public DenominatorKind Kind { get; set; }

    [Display(Name = "Где")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? District { get; set; }

    [Display(Name = "Сколько")]
    [Required(ErrorMessage = "Введите число.")]
    [Range(1, Denominator.Most, ErrorMessage = "Введите целое число от {1} до {2}.")]
    public int? Value { get; set; }

    [Display(Name = "На какой день")]
    [Required(ErrorMessage = "Укажите день.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Откуда число")]
    [Required(ErrorMessage = "Напишите, откуда число.")]
    [StringLength(Denominator.LongestSource, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Source { get; set; } = "";
}
