using System.Text.RegularExpressions;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>
/// Finds what looks like a pupil's name or diagnosis (R-105), to ask the writer once more; it never forbids. Three rules that can be said aloud:
/// a capitalised word beside initials («Иванов И.», «И. П. Иванова»); a frequent given name of a child in any case («Ваня», «Сашу»), alone or
/// beside a surname; a word of medicine («диагноз», «ПМПК», «F90.0»). The programme's own subject, СДВГ, is no such word. Names that are also
/// ordinary words (Вера, Роза, Слава) are passed over. Linear in the text.
/// </summary>
public static class PupilPrivacy
{
    private const int MostShown = 8;

    /// <summary>The first fragments that look like it, as they are written; empty when there are none.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => Initials.Matches(t).Concat(GivenName.Matches(t)).Concat(Medicine.Matches(t))).Select(m => m.Value.Trim()).Distinct().Take(MostShown)];

    private static readonly Regex Initials = Linear(@"\b[А-ЯЁ][а-яё]{2,}\s[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?|\b[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]{2,}");

    private static readonly Regex GivenName = Linear(
        @"(?:\b[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|ук|юк)(?:а|у|ым|ой|е)?\s)?"
        + @"\b(?:Ван(?:я|и|е|ю|ей)|Иван(?:а|у|ом|е)?|Саш(?:а|и|е|у|ей)|Маш(?:а|и|е|у|ей)|Даш(?:а|и|е|у|ей)|Паш(?:а|и|е|у|ей)|Миш(?:а|и|е|у|ей)|Наташ(?:а|и|е|у|ей)"
        + @"|Пет(?:я|и|е|ю|ей)|Кол(?:я|и|е|ю|ей)|Вит(?:я|и|е|ю|ей)|Мит(?:я|и|е|ю|ей)|Кат(?:я|и|е|ю|ей)|Ол(?:я|и|е|ю|ей)|Юл(?:я|и|е|ю|ей)|Тан(?:я|и|е|ю|ей)|Ан(?:я|и|е|ю|ей)|Сон(?:я|и|е|ю|ей)"
        + @"|Дим(?:а|ы|е|у|ой)|Сереж(?:а|и|е|у|ей)|Серёж(?:а|и|е|у|ей)|Андре(?:й|я|ю|ем|е)|Алекс(?:ей|ея|ею|еем|андр\w{0,2})|Артём(?:а|у|ом|е)?|Артем(?:а|у|ом|е)?|Максим(?:а|у|ом|е)?|Кирилл(?:а|у|ом|е)?"
        + @"|Егор(?:а|у|ом|е)?|Никит(?:а|ы|е|у|ой)|Данил(?:а|ы|е|у|ой|ом)?|Матве(?:й|я|ю|ем|е)|Тимофе(?:й|я|ю|ем|е)|Ил(?:ья|ьи|ье|ью|ьёй)|Денис(?:а|у|ом|е)?|Антон(?:а|у|ом|е)?|Глеб(?:а|у|ом|е)?|Игор(?:ь|я|ю|ем|е)"
        + @"|Анастаси(?:я|и|ю|ей)|Наст(?:я|и|е|ю|ей)|Полин(?:а|ы|е|у|ой)|Алин(?:а|ы|е|у|ой)|Арин(?:а|ы|е|у|ой)|Ксюш(?:а|и|е|у|ей)|Лиз(?:а|ы|е|у|ой)|Варвар(?:а|ы|е|у|ой)|Вик(?:а|и|е|у|ой)|Кирюш(?:а|и|е|у|ей)|Вов(?:а|ы|е|у|ой)|Женя|Жени|Женю|Женей)\b"
        + @"(?:\s[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|ук|юк)(?:а|у|ым|ой|е)?\b)?");

    private static readonly Regex Medicine = Linear(@"\b(?:диагноз\w*|диагностирова(?:н|ли)\w*\s+(?:аутизм|эпилепс|задержк)\w*|аутис\w*|аутизм\w*|эпилепс\w*|ДЦП|ЗПР|ПМПК|психиатр\w*|медикамент\w*|таблет\w+|инвалидн\w*|F\d{2}(?:\.\d)?)\b", RegexOptions.IgnoreCase);

    private static Regex Linear(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
