using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Features.Documents;

/// <summary>What the federal register would refuse: the column and a Russian source sentence.</summary>
public sealed record FrdoFault(string Column, string Sentence, params object[] Values)
{
    public string In(IStringLocalizer text) => $"{Column}: {text[Sentence, Values]}";
}

/// <summary>Checks of a row before it leaves the house: everything that makes the register refuse a whole package.</summary>
public static class FrdoCheck
{
    public const int FewestHours = 16;

    private const int YoungestAge = 16;
    private const int OldestAge = 100;

    private const string LatinTwins = "aceopxyABCEHKMOPTXY";

    /// <param name="issued">Whether the document is there already; before, its number and day are not missed.</param>
    public static IReadOnlyList<FrdoFault> Of(FrdoPerson person, FrdoCommon common, bool issued, DateOnly today)
    {
        var faults = new List<FrdoFault>();
        var values = person.Values(common);
        foreach (var (column, value) in values)
        {
            if (value.Length == 0)
            {
                if (!FrdoColumns.MayBeEmpty(column) && (issued || column is not ("Номер документа" or "Дата выдачи документа" or "Регистрационный номер")))
                {
                    faults.Add(new(column, "не заполнено"));
                }
            }
            else if (Unclean(value) is { } sentence)
            {
                faults.Add(new(column, sentence));
            }
        }

        if (person.Hours < FewestHours)
        {
            faults.Add(new("Срок обучения, часов", "меньше {0} часов", FewestHours));
        }

        if (person.EndsOn < person.StartsOn)
        {
            faults.Add(new("Год окончания обучения", "окончание раньше начала"));
        }

        if (person.IssuedOn is { } day && (day > today || day < person.StartsOn))
        {
            faults.Add(new("Дата выдачи документа", "раньше начала обучения или позже сегодняшнего дня"));
        }

        if (person.Education is { } education)
        {
            if (!Snils.IsValid(education.Snils))
            {
                faults.Add(new("СНИЛС", "контрольные цифры не сходятся"));
            }

            if (education.BirthDate > today.AddYears(-YoungestAge) || education.BirthDate < today.AddYears(-OldestAge))
            {
                faults.Add(new("Дата рождения получателя", "такого возраста не бывает"));
            }
        }

        foreach (var column in (string[])["Фамилия, указанная в дипломе о ВО или СПО", "Фамилия получателя", "Имя получателя", "Отчество получателя"])
        {
            if (values[column] is { Length: > 0 } name && !name.All(c => char.IsLetter(c) || c is '-' or ' ' or '\'' or '’' or '.' or '(' or ')'))
            {
                faults.Add(new(column, "в имени лишние знаки"));
            }
        }

        return faults;
    }

    /// <summary>What is wrong with the letters of a value, or null.</summary>
    public static string? Unclean(string value)
    {
        if (value.Any(c => c is '\u00a0' or '\u202f' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        {
            return "скрытые знаки или неразрывный пробел";
        }

        if (value != value.Trim() || value.Contains("  ", StringComparison.Ordinal))
        {
            return "лишние пробелы";
        }

        return value.Split(' ', '-', '(', ')', '«', '»', '"', '/').Any(word => word.Any(IsCyrillic) && word.Any(c => LatinTwins.Contains(c, StringComparison.Ordinal)))
            ? "латинские буквы среди русских"
            : null;
    }

    /// <summary>As it goes to the register: hidden characters and repeated spaces out, compatible letters as one.</summary>
    public static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var c in value.Normalize())
        {
            if (c is '\u00a0' or '\u202f' or '\t' || char.IsWhiteSpace(c))
            {
                clean.Append(' ');
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                clean.Append(c);
            }
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsCyrillic(char c) => c is (>= 'А' and <= 'я') or 'ё' or 'Ё';
}
