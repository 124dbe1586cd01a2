namespace Stazh.Learn.Features.Programmes;

internal static class DiagnosticsRules
{
    private const int Anchors = 4;

    internal static void Check(LintLog log)
    {
        var package = log.Package;
        foreach (var deficit in package.Deficits)
        {
            //
            if (!package.ItemsOf(InstrumentKind.SelfAssessment).Concat(package.ItemsOf(InstrumentKind.Cases)).Any(i => i.Deficit == deficit.Code))
            {
                log.Error(deficit.Code, $"дефицит {deficit.Code} ничем не выявляется", "добавьте пункт самооценки или ситуацию с этим дефицитом (R-045)");
            }
        }

        CheckMinutes(log);
        foreach (var instrument in package.Diagnostics.Instruments)
        {
            foreach (var item in instrument.Items)
            {
                if (package.Deficit(item.Deficit) is null)
                {
                    log.Error(item.Code, $"{item.Code} называет дефицит {item.Deficit}, которого нет", "исправьте deficit");
                }

                CheckItem(log, instrument.Kind, item);
            }
        }
    }

    private static void CheckMinutes(LintLog log)
    {
        var section = PackageLinter.Section("minutes");
        var diagnostics = log.Package.Diagnostics;
        var answered = diagnostics.Instruments.Where(i => i.AnsweredByTrainee).Sum(i => i.Minutes);
        if (Math.Max(diagnostics.Minutes, answered) > DiagnosticMaterial.LongestForTrainee)
        {
            log.Error(section, $"слушатель отвечает {Math.Max(diagnostics.Minutes, answered)} мин, это больше {DiagnosticMaterial.LongestForTrainee}", "сократите инструменты");
        }
        else if (answered > diagnostics.Minutes)
        {
            log.Error(section, $"инструменты слушателя занимают {answered} мин, а названо {diagnostics.Minutes}", "поправьте minutes");
        }
    }

    private static void CheckItem(LintLog log, InstrumentKind kind, InstrumentItem item)
    {
        switch (kind)
        {
            case InstrumentKind.Cases:
                CheckCase(log, item);
                break;
            case InstrumentKind.Vignettes:
                log.Fraction(item.Code, "severity", item.Severity ?? 0);
                var anchored = log.Package.ItemsOf(InstrumentKind.SelfAssessment).FirstOrDefault(i => i.Code == item.Item);
                if (anchored is null)
                {
                    log.Error(item.Code, $"{item.Code} называет пункт самооценки «{item.Item}», которого нет", "исправьте item");
                }
                else if (anchored.Deficit != item.Deficit)
                {
                    log.Error(item.Code, $"{item.Code} о дефиците {item.Deficit}, а пункт {anchored.Code} – о {anchored.Deficit}", "возьмите пункт того же дефицита");
                }

                break;
            default:
                if (item.Anchors.Count != Anchors || item.Anchors.Any(string.IsNullOrWhiteSpace))
                {
                    log.Error(item.Code, $"у {item.Code} ступеней {item.Anchors.Count(a => !string.IsNullOrWhiteSpace(a))}, а нужно {Anchors}", "опишите четыре ступени: нет дефицита, частичный, выраженный, критический");
                }

                break;
        }
    }

    private static void CheckCase(LintLog log, InstrumentItem item)
    {
        if (item.Options.Count < 2)
        {
            log.Error(item.Code, $"в ситуации {item.Code} не из чего выбирать", "дайте не меньше двух вариантов");
        }

        foreach (var option in item.Options)
        {
            log.Fraction(item.Code, "severity", option.Severity);
        }

        if (item.Options.All(o => o.Severity != 0))
        {
            log.Error(item.Code, $"в ситуации {item.Code} нет варианта мастера", "у лучшего варианта поставьте severity: 0");
        }
    }
}
