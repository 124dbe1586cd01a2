using System.Text.RegularExpressions;

namespace Stazh.Learn.Features.Programmes;

/// <summary>
/// The rules a package must keep, over the package alone: no files, no database. What only the files show (unknown keys, missing
/// texts, taken codes) is noted by <see cref="PackageReader"/>. Linear in the size of the package.
/// </summary>
public static partial class PackageLinter
{
    public static IReadOnlyList<LintProblem> Check(ProgrammePackage package, IReadOnlySet<string>? formats = null)
    {
        var log = new LintLog(package);
        CheckCodes(log);
        CheckHead(log, formats);
        CheckModules(log);
        DiagnosticsRules.Check(log);
        FormRules.Check(log);
        TaskRules.Check(log);
        FinalWorkRules.Check(log);
        return log.Problems;
    }

    /// <summary>The name under which the place of a top-level key is noted: no code can be written so.</summary>
    internal static string Section(string key) => "#" + key;

    private static void CheckCodes(LintLog log)
    {
        foreach (var code in log.Package.Positions.Keys.Where(c => !c.StartsWith('#') && !CodeForm().IsMatch(c)))
        {
            log.Error(code, $"код «{code}» написан не так", "возьмите заглавные латинские буквы и цифры, первой – букву");
        }
    }

    private static void CheckHead(LintLog log, IReadOnlySet<string>? formats)
    {
        var programme = log.Package.Programme;
        if (!SlugForm().IsMatch(programme.Slug))
        {
            log.Error(Section("slug"), $"slug «{programme.Slug}» написан не так", "возьмите строчные латинские буквы, цифры и дефис");
        }

        if (!VersionForm().IsMatch(programme.Version))
        {
            log.Error(Section("version"), $"версия «{programme.Version}» написана не так", "напишите три числа через точку, например 1.0.0");
        }

        if (programme.Audience.Count == 0)
        {
            log.Error(Section("audience"), "не сказано, для кого программа", "впишите audience: [teachers, …]");
        }

        if (programme.Formats.Count == 0)
        {
            log.Error(Section("formats"), "не названы форматы", "впишите formats: [seminar, …], коды в content/formats.yaml");
        }

        foreach (var format in programme.Formats.Where(f => formats?.Contains(f) == false))
        {
            log.Error(Section("formats"), $"неизвестный формат «{format}»", "возьмите код из content/formats.yaml или добавьте формат туда");
        }

        if (programme.Legal is { Kind: LegalKind.Dpo, Licence: null or "", NetworkAgreement: null or "" })
        {
            log.Error(Section("legal"), "ДПП без лицензии и без договора о сетевой форме", "впишите licence или networkAgreement");
        }
    }

    private static void CheckModules(LintLog log)
    {
        var package = log.Package;
        foreach (var module in package.Modules)
        {
            var minutes = module.Steps.Sum(s => s.Minutes);
            if (minutes != module.Minutes)
            {
                log.Error(module.Code, $"шаги {module.Code} занимают {minutes} мин, а {module.Hours} ч – это {module.Minutes} мин", "поправьте минуты шагов или часы модуля");
            }

            if (module.Parts.Count == 0)
            {
                log.Error(module.Code, $"у {module.Code} нет частей", "впишите parts: attendance, diagnostics, tasks, final-work");
            }

            if (module.Has(ModulePart.FinalWork) && module != package.Modules[^1])
            {
                log.Error(module.Code, $"итоговая работа стоит в {module.Code}, а это не последний модуль", "перенесите final-work в последний модуль");
            }

            foreach (var step in module.Steps)
            {
                CheckStep(log, step);
            }

            if (module.Has(ModulePart.Tasks) && !package.TasksOf(module).Any())
            {
                log.Error(module.Code, $"в {module.Code} есть tasks, но ни одно задание его не называет", "добавьте задание с module: " + module.Code);
            }

            var work = package.TasksOf(module).Sum(t => t.Minutes);
            if (work > module.Minutes)
            {
                log.Error(module.Code, $"задания {module.Code} занимают {work} мин, это больше модуля ({module.Minutes} мин)", "сократите задания или прибавьте часы");
            }
        }

        if (package.Modules.Count > 0 && package.DiagnosticModule is null)
        {
            log.Error(Section("modules"), "ни в одном модуле нет diagnostics", "впишите diagnostics в parts того модуля, где составляют карту дефицитов");
        }
    }

    private static void CheckStep(LintLog log, ModuleStep step)
    {
        if (step.Minutes <= 0)
        {
            log.Error(step.Code, $"шаг {step.Code} ничего не занимает", "впишите minutes больше нуля");
        }

        if (step.Form is { } form && log.Package.Form(form) is null && log.Package.CorrelationMap?.Code != form)
        {
            log.Error(step.Code, $"шаг {step.Code} называет форму {form}, которой нет", "исправьте form или добавьте форму в forms.yaml");
        }
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]*$")]
    private static partial Regex CodeForm();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex VersionForm();
}
