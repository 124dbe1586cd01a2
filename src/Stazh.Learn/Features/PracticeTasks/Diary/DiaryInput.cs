using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class DiaryInput
{
    [Display(Name = "Вид работы")]
    [Required(ErrorMessage = "Выберите вид работы.")]
    [EnumDataType(typeof(WorkKind), ErrorMessage = "Выберите вид работы.")]
    public WorkKind? Kind { get; set; }

    [Display(Name = "День")]
    [Required(ErrorMessage = "Укажите день.")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Минут")]
    [Range(5, 720, ErrorMessage = "От {1} до {2} минут.")]
    public int Minutes { get; set; } = 45;

    [Display(Name = "Что сделано и что взято в работу")]
    [Required(ErrorMessage = "Напишите, что сделано.")]
    [StringLength(DiaryEntry.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Done { get; set; }

    /// <summary>The writer read again: no pupil is named.</summary>
    public bool NoPupil { get; set; }
}
