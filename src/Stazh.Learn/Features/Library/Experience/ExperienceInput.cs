using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Library;

public sealed class ExperienceInput
{
    [Display(Name = "Тема опыта")]
    [StringLength(ExperienceCard.LongestTopic, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Topic { get; set; }

    [Display(Name = "Условия, в которых опыт возник")]
    [StringLength(ExperienceCard.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Conditions { get; set; }

    [Display(Name = "Сущность опыта")]
    [StringLength(ExperienceCard.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Essence { get; set; }

    [Display(Name = "Результаты")]
    [StringLength(ExperienceCard.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Results { get; set; }

    [Display(Name = "Куда передаётся")]
    [StringLength(ExperienceCard.LongestTopic, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? PassedTo { get; set; }

    [Display(Name = "Имён и диагнозов учеников в тексте нет")]
    public bool NoPupil { get; set; }

    public Guid Stamp { get; set; }

    public ExperienceText Text => new(Clean(Topic), Clean(Conditions), Clean(Essence), Clean(Results), Clean(PassedTo));

    public static ExperienceInput From(ExperienceText text, Guid stamp) =>
        new() { Topic = text.Topic, Conditions = text.Conditions, Essence = text.Essence, Results = text.Results, PassedTo = text.PassedTo, Stamp = stamp };

    private static string Clean(string? text) => text?.Trim() ?? "";
}
