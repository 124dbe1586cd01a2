namespace Stazh.Learn.Features.Programmes;

internal static class TaskRules
{
    internal static void Check(LintLog log)
    {
        var package = log.Package;
        //
        foreach (var deficit in package.Deficits.Where(d => !package.TasksClosing(d.Code).Any()))
        {
            log.Error(deficit.Code, $"дефицит {deficit.Code} не закрывает ни одно задание", "назовите его в closes какого-нибудь задания (R-046)");
        }

        foreach (var task in package.Tasks)
        {
            CheckTask(log, task);
        }

        foreach (var task in package.Tasks.Where(t => NeedsItself(package, t)))
        {
            log.Error(task.Code, $"задание {task.Code} по кругу ждёт само себя", "уберите одну из ссылок needs");
        }

        foreach (var material in package.Materials)
        {
            CheckMaterial(log, material);
        }
    }

    private static void CheckTask(LintLog log, PracticeTask task)
    {
        var package = log.Package;
        if (package.Module(task.Module) is not { } module)
        {
            log.Error(task.Code, $"{task.Code} называет модуль {task.Module}, которого нет", "исправьте module");
        }
        else if (!module.Has(ModulePart.Tasks))
        {
            log.Error(task.Code, $"{task.Code} стоит в {module.Code}, а у него нет части tasks", "добавьте tasks в parts модуля или перенесите задание");
        }

        if (task.Minutes <= 0)
        {
            log.Error(task.Code, $"задание {task.Code} ничего не занимает", "впишите minutes больше нуля");
        }

        foreach (var closes in task.Closes)
        {
            log.Fraction(task.Code, "effect", closes.Effect);
            if (package.Deficit(closes.Deficit) is null)
            {
                log.Error(task.Code, $"{task.Code} закрывает дефицит {closes.Deficit}, которого нет", "исправьте closes");
            }
        }

        foreach (var need in task.Needs.Where(n => package.Task(n) is null))
        {
            log.Error(task.Code, $"{task.Code} ждёт задание {need}, которого нет", "исправьте needs");
        }

        foreach (var material in task.Materials.Where(m => package.Material(m) is null))
        {
            log.Error(task.Code, $"{task.Code} называет материал {material}, которого нет", "исправьте materials");
        }

        FormRules.CheckFields(log, task.Fields, fileAllowed: true);
        foreach (var question in task.SelfCheck)
        {
            if (question.Options.Count < 2)
            {
                log.Error(question.Code, $"в вопросе {question.Code} не из чего выбирать", "дайте не меньше двух вариантов");
            }

            if (!question.Options.Any(o => o.Right))
            {
                log.Error(question.Code, $"в вопросе {question.Code} нет верного варианта", "поставьте right: true");
            }
        }
    }

    private static void CheckMaterial(LintLog log, Material material)
    {
        foreach (var deficit in material.Deficits.Where(d => log.Package.Deficit(d) is null))
        {
            log.Error(material.Code, $"{material.Code} называет дефицит {deficit}, которого нет", "исправьте deficits");
        }

        if (material.Kind == MaterialKind.Video && material is { Url: null, Media: null })
        {
            log.Error(material.Code, $"у видео {material.Code} нет ни url, ни файла", "впишите url или file");
        }

        if (material.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            log.Error(material.Code, $"адрес «{url}» не открыть", "напишите полный адрес, начиная с https://");
        }

        if (material.Url is not null && material.Kind != MaterialKind.Video)
        {
            log.Error(material.Code, $"у материала {material.Code} есть url, а он не видео", "поставьте kind: video или дайте ссылку в тексте");
        }
    }

    private static bool NeedsItself(ProgrammePackage package, PracticeTask task)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(task.Needs);
        while (open.TryPop(out var code))
        {
            if (code == task.Code)
            {
                return true;
            }

            if (seen.Add(code) && package.Task(code) is { } next)
            {
                foreach (var need in next.Needs)
                {
                    open.Push(need);
                }
            }
        }

        return false;
    }
}
