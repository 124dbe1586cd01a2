using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Plans;

public sealed class RowInput
{
    [Display(Name = "Раздел")]
    [Range(0, 2200, ErrorMessage = "Выберите раздел.")]
    public int Section { get; set; }

    [Display(Name = "Номер")]
    [StringLength(20, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Number { get; set; }

    [Display(Name = "Мероприятие")]
    [Required(ErrorMessage = "Напишите, что будет сделано.")]
    [StringLength(PlanRow.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Форма проведения")]
    [StringLength(40, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Format { get; set; }

    [Display(Name = "Срок")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Term { get; set; }

    [Display(Name = "Оставить срок как есть: напоминаний не будет")]
    public bool KeepTerm { get; set; }

    [Display(Name = "Результат, продукт")]
    [StringLength(PlanRow.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Result { get; set; }

    [Display(Name = "Показатель")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Indicator { get; set; }

    [Display(Name = "Целевая группа")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? TargetGroup { get; set; }

    [Display(Name = "Ответственный: должность или роль")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Responsible { get; set; }

    [Display(Name = "Почта ответственного")]
    [EmailAddress(ErrorMessage = "Это не похоже на адрес почты.")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Mail { get; set; }

    public Guid Stamp { get; set; }

    public static RowInput Of(PlanRow row, string? mail) => new()
    {
        Section = row.Section, Number = row.Number, Title = row.Title, Format = row.Format, Term = row.Term, KeepTerm = row.Term.Length > 0 && row.TermCode.Length == 0, Result = row.Result,
        Indicator = row.Indicator, TargetGroup = row.TargetGroup, Responsible = row.Responsible, Mail = mail, Stamp = row.Stamp,
    };

    /// <summary>Text of the form into the row; the term with what was understood of it.</summary>
    internal void Fill(PlanRow row)
    {
        var term = TermReader.Read(Term);
        (row.Section, row.Number, row.Title, row.Format) = (Section, Clean(Number), Clean(Title), Clean(Format));
        (row.Term, row.TermCode) = (Clean(Term), term?.Code ?? "");
        (row.Result, row.Indicator, row.TargetGroup, row.Responsible) = (Clean(Result), Clean(Indicator), Clean(TargetGroup), Clean(Responsible));
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
