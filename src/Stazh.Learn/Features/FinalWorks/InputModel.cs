using System.ComponentModel.DataAnnotations;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>What the form of a final work sends; answers to the programme's own questions come beside it.</summary>
public sealed class InputModel
{
    public string? Kind { get; set; }

    [Display(Name = "Название работы")]
    [StringLength(FinalWork.LongestTitle, ErrorMessage = "Название не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Работа текстом")]
    [StringLength(50_000, ErrorMessage = "Текст не длиннее {1} знаков. Длинную работу приложите файлом.")]
    public string? Text { get; set; }

    [Display(Name = "Когда прошла")]
    public DateOnly? TrialWhen { get; set; }

    [Display(Name = "Класс или группа")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? TrialWhere { get; set; }

    [Display(Name = "Чем подтверждается")]
    [StringLength(5_000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? TrialEvidence { get; set; }

    [Display(Name = "Электронная почта")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }

    [Display(Name = "Файл")]
    public IFormFile? Attachment { get; set; }

    public Guid? Uploaded { get; set; }

    /// <summary>The author has looked at the words that were pointed out: no child can be known by them.</summary>
    public bool NoPupil { get; set; }

    public Guid Stamp { get; set; }

    public static InputModel Of(WorkContent content, Guid stamp) => new()
    {
        Kind = content.Kind, Title = content.Title, Text = content.Text, TrialWhen = content.TrialWhen, TrialWhere = content.TrialWhere,
        TrialEvidence = content.TrialEvidence, Stamp = stamp,
    };

    /// <summary>What is too long is cut in the draft; the message beside the field says so.</summary>
    public WorkContent Read(IFormCollection posted, FinalWorkSpec spec) => new(
        spec.Kind(Kind ?? "")?.Code ?? "", Cut(Title, FinalWork.LongestTitle), Cut(Text, 50_000), TrialWhen, Cut(TrialWhere, 300), Cut(TrialEvidence, 5_000),
        FormAnswers.Read(posted, [.. spec.Plan, .. WorkContent.Fields(spec.SelfAnalysis.All)]).ToDictionary(a => a.Key, a => Cut(a.Value, FormAnswers.LongestText)));

    private static string Cut(string? text, int most)
    {
        var trimmed = (text ?? "").ReplaceLineEndings("\n").Trim();
        return trimmed.Length > most ? trimmed[..most] : trimmed;
    }
}
