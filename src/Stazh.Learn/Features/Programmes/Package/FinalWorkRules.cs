namespace Stazh.Learn.Features.Programmes;

internal static class FinalWorkRules
{
    internal static void Check(LintLog log)
    {
        if (log.Package.FinalWork is not { } work)
        {
            return;
        }

        if (log.Package.FinalWorkModule is null)
        {
            log.Error(PackageLinter.Section("modules"), "итоговая работа описана, но ни один модуль её не содержит", "впишите final-work в parts последнего модуля");
        }

        FormRules.CheckFields(log, work.Plan, fileAllowed: true);
        FormRules.CheckFields(log, work.Administration, fileAllowed: false);
        foreach (var criterion in work.Rubric.Criteria)
        {
            CheckCriterion(log, criterion);
        }

        foreach (var sample in work.Calibration)
        {
            CheckCalibration(log, work.Rubric, sample);
        }
    }

    private static void CheckCriterion(LintLog log, Criterion criterion)
    {
        if (criterion.Levels.Count < 2 || criterion.Levels.Where((level, i) => level.Points != i).Any())
        {
            log.Error(criterion.Code, $"уровни {criterion.Code} идут не подряд от нуля", "опишите уровни по возрастанию: points 0, 1, 2 …");
        }

        foreach (var deficit in (criterion.Deficits ?? []).Where(d => log.Package.Deficit(d) is null))
        {
            log.Error(criterion.Code, $"{criterion.Code} называет дефицит {deficit}, которого нет", "исправьте deficits");
        }

        if (criterion.Weight <= 0)
        {
            log.Error(criterion.Code, $"вес {criterion.Code} не больше нуля", "впишите weight больше нуля");
        }
    }

    private static void CheckCalibration(LintLog log, Rubric rubric, CalibrationWork sample)
    {
        foreach (var criterion in rubric.Criteria)
        {
            if (!sample.Scores.TryGetValue(criterion.Code, out var points))
            {
                log.Error(sample.Code, $"у {sample.Code} нет балла по {criterion.Code}", $"впишите scores: {{ {criterion.Code}: … }}");
            }
            else if (points < 0 || points > criterion.MaxPoints)
            {
                log.Error(sample.Code, $"балл {sample.Code} по {criterion.Code} – {points}, а бывает от 0 до {criterion.MaxPoints}", "исправьте балл");
            }

            if (!sample.Why.ContainsKey(criterion.Code))
            {
                log.Error(sample.Code, $"у {sample.Code} не сказано, почему такой балл по {criterion.Code}", $"впишите why: {{ {criterion.Code}: … }}");
            }
        }

        foreach (var code in sample.Scores.Keys.Concat(sample.Why.Keys).Distinct().Where(c => rubric.Criterion(c) is null))
        {
            log.Error(sample.Code, $"{sample.Code} называет критерий {code}, которого нет", "исправьте код критерия");
        }
    }
}
