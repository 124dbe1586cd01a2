using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class ConsultationInput
{
    [Display(Name = "С кем")]
    public Guid? Trainee { get; set; }

    [Display(Name = "Дата"), Required(ErrorMessage = "Выберите дату.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Время начала"), Required(ErrorMessage = "Выберите время.")]
    public TimeOnly? At { get; set; }

    [Display(Name = "Минут"), Range(1, 600, ErrorMessage = "От 1 до 600 минут.")]
    public int Minutes { get; set; }

    [Display(Name = "Как")]
    public ConsultationMode Mode { get; set; }

    [Display(Name = "Тема"), Required(ErrorMessage = "Напишите, о чём была консультация."), StringLength(ConsultationRecord.LongestTopic, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Topic { get; set; } = "";

    [Display(Name = "К чему пришли"), StringLength(ConsultationRecord.LongestOutcome, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Outcome { get; set; }
}
