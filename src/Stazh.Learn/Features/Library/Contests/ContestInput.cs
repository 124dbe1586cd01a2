using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Library;

public sealed class ContestInput
{
    [Display(Name = "Название конкурса")]
    [Required(ErrorMessage = "Назовите конкурс.")]
    [StringLength(ProgrammeContest.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Регион")]
    public string? Region { get; set; }

    [Display(Name = "Условия: кто участвует и что оценивается")]
    [Required(ErrorMessage = "Напишите, кто участвует и что оценивается.")]
    [StringLength(ProgrammeContest.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Terms { get; set; }

    [Display(Name = "Приём программ с")]
    public DateOnly? IntakeFrom { get; set; }

    [Display(Name = "Приём программ по")]
    public DateOnly? IntakeTo { get; set; }

    [Display(Name = "Вебинар и консультации")]
    [StringLength(ProgrammeContest.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Consultations { get; set; }

    [Display(Name = "Отбор закончится")]
    public DateOnly? SelectionTo { get; set; }

    public Guid Stamp { get; set; }

    public ContestText Text => new(Title?.Trim() ?? "", Terms?.Trim() ?? "", IntakeFrom, IntakeTo, Consultations?.Trim() ?? "", SelectionTo);

    public static ContestInput From(ProgrammeContest contest) => new()
    {
        Title = contest.Title, Region = contest.Region, Terms = contest.Terms, IntakeFrom = contest.IntakeFrom, IntakeTo = contest.IntakeTo, Consultations = contest.Consultations, SelectionTo = contest.SelectionTo, Stamp = contest.Stamp,
    };
}

public sealed class ScoreInput
{
    [Display(Name = "Нужна школам района и региона")]
    public int Need { get; set; }

    [Display(Name = "Обоснована: цели, содержание и условия сходятся")]
    public int Soundness { get; set; }

    [Display(Name = "Даёт результат, и он подтверждён")]
    public int Effect { get; set; }

    [Display(Name = "Её можно повторить в другой школе")]
    public int Repeatable { get; set; }

    [Display(Name = "Почему так")]
    [StringLength(ContestScore.LongestReason, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Reason { get; set; }
}
