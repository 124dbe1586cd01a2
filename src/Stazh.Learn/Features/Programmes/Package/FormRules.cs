using System.Text.RegularExpressions;

namespace Stazh.Learn.Features.Programmes;

internal static partial class FormRules
{
    internal static void Check(LintLog log)
    {
        foreach (var form in log.Package.Forms)
        {
            CheckFields(log, form.Fields, fileAllowed: false);
            if (form.Variants.Count > 0 && form.Use != FormUse.DesignTemplate)
            {
                log.Error(form.Code, $"у формы {form.Code} есть варианты", "варианты бывают только у design-template");
            }

            // R-105
            foreach (var field in form.Fields.Where(f => form.Use is FormUse.TrialCard or FormUse.EffectivenessCard && ChildName().IsMatch(f.Label)))
            {
                log.Error(field.Code, $"поле {field.Code} спрашивает имя ребёнка", "спрашивайте о классе и возрасте: данные детей не собирают (R-105)");
            }
        }

        foreach (var twice in log.Package.Forms.GroupBy(f => f.Use).Where(g => g.Count() > 1))
        {
            log.Warn(twice.Last().Code, $"форм с use: {twice.First().Code} и {twice.Last().Code} – одно назначение", "возьмётся первая; оставьте одну");
        }

        if (log.Package.CorrelationMap is { } map)
        {
            foreach (var row in map.Rows)
            {
                CheckRow(log, map, row);
            }
        }
    }

    internal static void CheckFields(LintLog log, IReadOnlyList<FormField> fields, bool fileAllowed)
    {
        foreach (var field in fields)
        {
            if (field.Kind is FieldKind.Choice or FieldKind.Choices or FieldKind.Scale && field.Options.Count(o => o.Length > 0) < 2)
            {
                log.Error(field.Code, $"в поле {field.Code} не из чего выбирать", "впишите options, не меньше двух");
            }

            if (field.Min > field.Max)
            {
                log.Error(field.Code, $"в поле {field.Code} min больше max", "поменяйте их местами");
            }

            if (field.Kind == FieldKind.File && !fileAllowed)
            {
                log.Error(field.Code, $"поле {field.Code} просит файл", "файлы бывают только в заданиях и в плане итоговой работы");
            }
        }
    }

    private static void CheckRow(LintLog log, CorrelationMap map, CorrelationRow row)
    {
        if (row.Key.Count == 0)
        {
            log.Error(row.Code, $"у строки {row.Code} нет ключа", "впишите key: коды столбцов, которые отметил бы автор");
        }

        foreach (var column in row.Key.Where(k => map.Columns.All(c => c.Code != k)))
        {
            log.Error(row.Code, $"ключ строки {row.Code} называет столбец {column}, которого нет", "исправьте key");
        }
    }

    [GeneratedRegex(@"\b(ФИО|Ф\. ?И\. ?О|фамили\w+|имя (ребёнка|ученика|ученицы|обучающегося|учащегося))", RegexOptions.IgnoreCase)]
    private static partial Regex ChildName();
}
