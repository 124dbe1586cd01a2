using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Features.Documents;

/// <summary>The form of the data that the federal register asks for.</summary>
public sealed class EducationInput : IValidatableObject
{
    [Display(Name = "Уровень образования")]
    public EducationLevel Level { get; set; }

    [Display(Name = "Фамилия в дипломе")]
    [Required(ErrorMessage = "Введите фамилию, как в дипломе.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string DiplomaFamilyName { get; set; } = "";

    [Display(Name = "Серия диплома")]
    [StringLength(20, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? DiplomaSeries { get; set; }

    [Display(Name = "Номер диплома")]
    [Required(ErrorMessage = "Введите номер диплома.")]
    [StringLength(30, ErrorMessage = "Не длиннее {1} знаков.")]
    public string DiplomaNumber { get; set; } = "";

    [Display(Name = "СНИЛС")]
    [Required(ErrorMessage = "Введите СНИЛС.")]
    public string Snils { get; set; } = "";

    [Display(Name = "Дата рождения")]
    [Required(ErrorMessage = "Введите дату рождения.")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Пол")]
    [Required(ErrorMessage = "Выберите пол.")]
    public Sex? Sex { get; set; }

    [Display(Name = "Гражданство: код страны")]
    [RegularExpression(@"\d{3}", ErrorMessage = "Код страны — три цифры; Россия — 643.")]
    public string Citizenship { get; set; } = "643";

    [Display(Name = "Даю согласие на обработку этих данных")]
    public bool Agree { get; set; }

    public static EducationInput Of(EducationRecord r) => new()
    {
        Level = r.Level, DiplomaFamilyName = r.DiplomaFamilyName, DiplomaSeries = r.DiplomaSeries, DiplomaNumber = r.DiplomaNumber, Snils = Documents.Snils.Spell(r.Snils), BirthDate = r.BirthDate, Sex = r.Sex,
        Citizenship = r.Citizenship,
    };

    public void Into(EducationRecord r, DateTimeOffset now)
    {
        (r.Level, r.DiplomaFamilyName, r.DiplomaSeries, r.DiplomaNumber) = (Level, FrdoCheck.Clean(DiplomaFamilyName), FrdoCheck.Clean(DiplomaSeries ?? ""), FrdoCheck.Clean(DiplomaNumber));
        (r.Snils, r.BirthDate, r.Sex, r.Citizenship, r.SavedAt) = (Documents.Snils.Read(Snils)!, BirthDate!.Value, Sex!.Value, Citizenship, now);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var text = validationContext.GetRequiredService<IStringLocalizer<Web.Text>>();
        var today = DateOnly.FromDateTime(validationContext.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (Snils.Length > 0 && Documents.Snils.Read(Snils) is null)
        {
            yield return new(text["Проверьте СНИЛС: в нём 11 цифр, и две последние проверяют остальные."], [nameof(Snils)]);
        }

        if (BirthDate is { } day && (day > today.AddYears(-16) || day < today.AddYears(-100)))
        {
            yield return new(text["Проверьте дату рождения."], [nameof(BirthDate)]);
        }

        foreach (var (value, field) in new[] { (DiplomaFamilyName, nameof(DiplomaFamilyName)), (DiplomaSeries ?? "", nameof(DiplomaSeries)), (DiplomaNumber, nameof(DiplomaNumber)) })
        {
            if (FrdoCheck.Unclean(FrdoCheck.Clean(value)) is { } sentence)
            {
                yield return new(text["Здесь {0}: наберите заново русскими буквами.", text[sentence]], [field]);
            }
        }

        if (FrdoCheck.Clean(DiplomaFamilyName) is { Length: > 0 } name && !name.All(c => char.IsLetter(c) || c is '-' or ' ' or '\'' or '’' or '.' or '(' or ')'))
        {
            yield return new(text["В фамилии могут быть только буквы и дефис."], [nameof(DiplomaFamilyName)]);
        }
    }
}
