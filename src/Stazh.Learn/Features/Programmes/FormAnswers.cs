using System.Globalization;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>Fields of a form with what has been written into them and what is wrong: the model of <c>_FormFields.cshtml</c>.</summary>
/// <param name="Answers">Field code to text; several choices are separated by line feeds.</param>
/// <param name="Errors">Field code to a sentence in the reader's language.</param>
/// <param name="IsReadOnly">Shows answers instead of inputs.</param>
public sealed record FormFieldsView(
    IReadOnlyList<FormField> Fields, IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> Errors, bool IsReadOnly = false)
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    public string Answer(FormField field) => Answers.GetValueOrDefault(field.Code, "");

    public IReadOnlyList<string> Chosen(FormField field) => Answer(field).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Reads answers to programme forms from a posted form and checks them. Inputs are named <c>answers.CODE</c>.</summary>
public static class FormAnswers
{
    public const int LongestLine = 500;
    public const int LongestText = 20_000;

    /// <summary>What was posted for these fields; unknown names are passed over, so a draft never grows beyond its form.</summary>
    public static Dictionary<string, string> Read(IFormCollection posted, IReadOnlyList<FormField> fields)
    {
        var answers = new Dictionary<string, string>();
        foreach (var field in fields.Where(f => f.Kind != FieldKind.File))
        {
            var value = string.Join('\n', posted[Name(field)].Where(v => !string.IsNullOrWhiteSpace(v))).ReplaceLineEndings("\n").Trim();
            if (value.Length > 0)
            {
                answers[field.Code] = value;
            }
        }

        return answers;
    }

    public static string Name(FormField field) => $"answers.{field.Code}";

    /// <summary>What is wrong with the answers as a draft: kinds and limits only. Nothing is required of a draft.</summary>
    public static Dictionary<string, string> CheckDraft(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> answers, IStringLocalizer text) =>
        Check(fields, answers, text, handIn: false);

    /// <summary>What is wrong with the answers as they are handed in: the same and what is missing.</summary>
    public static Dictionary<string, string> CheckHandIn(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> answers, IStringLocalizer text) =>
        Check(fields, answers, text, handIn: true);

    private static Dictionary<string, string> Check(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> answers, IStringLocalizer text, bool handIn)
    {
        var errors = new Dictionary<string, string>();
        foreach (var field in fields.Where(f => f.Kind != FieldKind.File))
        {
            var answer = answers.GetValueOrDefault(field.Code, "");
            var error = answer.Length == 0
                ? handIn && field.Required ? text["Ответьте на вопрос «{0}».", field.Label].Value : (string?)null
                : Wrong(field, answer, text)?.Value;
            if (error is not null)
            {
                errors[field.Code] = error;
            }
        }

        return errors;
    }

    private static LocalizedString? Wrong(FormField field, string answer, IStringLocalizer text) => field.Kind switch
    {
        FieldKind.Line when answer.Length > LongestLine => text["Не длиннее {0} знаков.", LongestLine],
        FieldKind.Text when answer.Length > LongestText => text["Не длиннее {0} знаков.", LongestText],
        FieldKind.Number when !TryNumber(answer, out var n) || n < field.Min || n > field.Max => (field.Min, field.Max) switch
        {
            ({ } min, { } max) => text["Введите число от {0} до {1}.", min, max],
            ({ } min, null) => text["Введите число не меньше {0}.", min],
            (null, { } max) => text["Введите число не больше {0}.", max],
            _ => text["Введите число."],
        },
        FieldKind.Date when !DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => text["Выберите дату."],
        FieldKind.Choice or FieldKind.Scale when !field.Options.Contains(answer) => text["Выберите ответ из списка."],
        FieldKind.Choices when answer.Split('\n').Any(a => !field.Options.Contains(a)) => text["Выберите ответы из списка."],
        FieldKind.Yesno when answer is not ("yes" or "no") => text["Выберите «да» или «нет»."],
        _ => null,
    };

    private static bool TryNumber(string answer, out double number) =>
        double.TryParse(answer.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
