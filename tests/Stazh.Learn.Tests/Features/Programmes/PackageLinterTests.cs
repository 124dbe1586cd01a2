using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Tests.Features.Programmes;

public sealed class PackageLinterTests
{
    [Fact]
    public void The_sample_package_has_no_problems()
    {
        using var package = new SamplePackage();
        var reading = package.Read();
        Assert.Empty(reading.Problems);
        Assert.False(reading.HasErrors);
        Assert.Equal(2, reading.Package!.Hours);
        Assert.Equal("T1", reading.Package.TasksOf(reading.Package.Module("M2")!).First().Code);
        Assert.Equal("DT", reading.Package.FormFor(FormUse.DesignTemplate)!.Code);
    }

    [Theory]
    [InlineData("programme.yaml", "theme: Проверка", "theme: Проверка\ncolour: red", 7, "неизвестный ключ «colour»")]
    [InlineData("programme.yaml", "aim: Проверить правила.", "", 1, "нет текста в «aim»")]
    [InlineData("programme.yaml", "version: 1.0.0", "version: один", 2, "версия «один» написана не так")]
    [InlineData("programme.yaml", "slug: sample", "slug: другой", 1, "slug «другой» написан не так")]
    [InlineData("programme.yaml", "formats: [seminar]", "formats: [picnic]", 8, "неизвестный формат «picnic»")]
    [InlineData("programme.yaml", "[teachers, early-career]", "[teachers, pupils]", 7, "неизвестное значение «pupils»")]
    [InlineData("programme.yaml", "mode: in-person", "mode: online", 19, "неизвестное значение «online»")]
    [InlineData("programme.yaml", "kind: non-dpo", "kind: dpo", 9, "ДПП без лицензии")]
    [InlineData("programme.yaml", "minutes: 15", "minutes: 10", 15, "шаги M1 занимают 40 мин")]
    [InlineData("programme.yaml", "parts: [attendance, diagnostics]", "parts: [attendance, diagnostics, final-work]", 15, "не последний модуль")]
    [InlineData("programme.yaml", "parts: [attendance, diagnostics]", "parts: [attendance]", 15, "нет diagnostics")]
    [InlineData("programme.yaml", "form: CM", "form: XX", 23, "форму XX, которой нет")]
    [InlineData("programme.yaml", "code: D2,", "code: D1,", 13, "код D1 уже занят: programme.yaml:12")]
    [InlineData("programme.yaml", "code: K1", "code: к1", 10, "код «к1» написан не так")]
    [InlineData("programme.yaml", "hours: 1", "hours: один", 20, "не число")]
    [InlineData("programme.yaml", "title: Пробная программа", "title: Пробная: программа", 3, "YAML не читается")]
    [InlineData("diagnostics.yaml", "code: S1, deficit: D1", "code: S1, deficit: D9", 9, "дефицит D9, которого нет")]
    [InlineData("diagnostics.yaml", "deficit: D2", "deficit: D1", null, "дефицит D2 ничем не выявляется")]
    [InlineData("diagnostics.yaml", "Я замечаю., anchors: [всегда, часто, редко, никогда]", "Я замечаю., anchors: [всегда, никогда]", 9, "ступеней 2, а нужно 4")]
    [InlineData("diagnostics.yaml", "severity: 0.66", "severity: 2", 29, "severity 2 вне 0…1")]
    [InlineData("diagnostics.yaml", "severity: 0, comment", "severity: 0.1, comment", 16, "нет варианта мастера")]
    [InlineData("diagnostics.yaml", "item: S1", "item: S7", 29, "пункт самооценки «S7», которого нет")]
    [InlineData("diagnostics.yaml", "minutes: 20", "minutes: 19", 1, "занимают 20 мин, а названо 19")]
    [InlineData("diagnostics.yaml", "minutes: 10", "minutes: 16", 1, "это больше 25")]
    [InlineData("diagnostics.yaml", "kind: vignettes", "kind: riddles", 24, "неизвестное значение «riddles»")]
    [InlineData("materials.yaml", "file: materials/ex1.md", "file: materials/ex2.md", 2, "файл materials/ex2.md не найден")]
    [InlineData("materials.yaml", "file: materials/ex1.md", "file: ../../secret.md", 2, "не найден")]
    [InlineData("materials.yaml", "file: materials/ex1.md", "text: Здесь, file: materials/ex1.md", 2, "заданы и «text», и «file»")]
    [InlineData("materials.yaml", ", text: Текст справки.", "", 3, "нет текста: ни «text», ни «file»")]
    [InlineData("materials.yaml", "deficits: [D2]", "deficits: [D9]", 3, "дефицит D9, которого нет")]
    [InlineData("materials.yaml", ", url: \"https://example.org/a.mp4\"", "", 4, "нет ни url, ни файла")]
    [InlineData("materials.yaml", "https://example.org", "javascript:example", 4, "не открыть")]
    [InlineData("forms.yaml", "key: [F1, F2]", "key: [F1, F9]", 6, "столбец F9, которого нет")]
    [InlineData("forms.yaml", "label: Класс", "label: ФИО ребёнка", 18, "спрашивает имя ребёнка")]
    [InlineData("forms.yaml", "options: [нет, да]", "options: [нет]", 18, "не из чего выбирать")]
    [InlineData("forms.yaml", "min: 1, max: 9", "min: 10, max: 9", 18, "min больше max")]
    [InlineData("tasks.yaml", "deficit: D2, effect: 1", "deficit: D1, effect: 1", null, "дефицит D2 не закрывает ни одно задание")]
    [InlineData("tasks.yaml", "effect: 0.5", "effect: 1.5", 2, "effect 1.5 вне 0…1")]
    [InlineData("tasks.yaml", "minutes: 25", "minutes: 26", null, "задания M2 занимают 46 мин")]
    [InlineData("tasks.yaml", "trial: true", "needs: [T2]", 2, "по кругу ждёт само себя")]
    [InlineData("tasks.yaml", "needs: [T1]", "needs: [T9]", 13, "ждёт задание T9, которого нет")]
    [InlineData("tasks.yaml", "materials: [EX1]", "materials: [EX9]", 2, "материал EX9, которого нет")]
    [InlineData("tasks.yaml", "trial: true", "trial: может быть", 7, "не да и не нет")]
    [InlineData("tasks.yaml", "code: T1\n    module: M2", "code: T1\n    module: M1", 2, "нет части tasks")]
    [InlineData("tasks.yaml", "code: T1Q1, question: Верно?, options: [ { text: Да, right: true", "code: T1Q1, question: Верно?, options: [ { text: Да, right: false", 11, "нет верного варианта")]
    [InlineData("final-work.yaml", "{ points: 1, text: Есть. }", "{ points: 2, text: Есть. }", 13, "идут не подряд от нуля")]
    [InlineData("final-work.yaml", "{ points: 1, text: Есть. }", "{ points: 1 }", 13, "нет текста в «text»")]
    [InlineData("final-work.yaml", "scores: { R1: 1 }", "scores: { }", 15, "нет балла по R1")]
    [InlineData("final-work.yaml", "scores: { R1: 1 }", "scores: { R1: 5 }", 15, "а бывает от 0 до 1")]
    [InlineData("final-work.yaml", "why: { R1: Замысел есть. }", "why: { R2: Замысел есть. }", 15, "не сказано, почему такой балл по R1")]
    [InlineData("final-work.yaml", "  effect: [ { code: SA4, question: Что вышло? } ]\n", "", null, "нет «effect»")]
    public void A_spoilt_line_is_named_with_what_to_do(string file, string old, string spoilt, int? line, string message)
    {
        using var package = new SamplePackage();
        var reading = package.With(file, old, spoilt).Read();
        var problem = reading.Problems.FirstOrDefault(p => p.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(problem is not null, $"Nobody said “{message}”:\n{string.Join('\n', reading.Problems)}");
        Assert.Equal(LintSeverity.Error, problem.Severity);
        Assert.NotEmpty(problem.WhatToDo);
        if (line is not null)
        {
            Assert.Equal((file, line), (problem.File, problem.Line));
        }

        Assert.True(reading.HasErrors);
    }

    [Theory]
    [InlineData("programme.yaml")]
    [InlineData("diagnostics.yaml")]
    [InlineData("materials.yaml")]
    [InlineData("tasks.yaml")]
    [InlineData("final-work.yaml")]
    [InlineData("tasks/t1.md")]
    public void A_missing_file_is_an_error(string file)
    {
        using var package = new SamplePackage();
        Assert.Contains(package.Without(file).Read().Problems, p => p.Message.Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_is_named_as_the_slug()
    {
        using var package = new SamplePackage();
        Assert.Contains(package.With("programme.yaml", "slug: sample", "slug: other").Read().Problems, p => p.Message.Contains("имен", StringComparison.Ordinal));
    }

    [Fact]
    public void The_verb_prints_problems_and_answers_with_one()
    {
        using var package = new SamplePackage();
        using var good = new StringWriter();
        Assert.Equal(0, LintCommand.Run(package.Folder, good));
        using var bad = new StringWriter();
        Assert.Equal(1, LintCommand.Run(package.With("programme.yaml", "minutes: 15", "minutes: 1").Folder, bad));
        Assert.Contains("programme.yaml:15: шаги M1 занимают 31 мин", bad.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, LintCommand.Run(package.Folder + "-none", bad));
    }

    [Theory]
    [InlineData("legal: { kind: non-dpo }", 1, false)]
    [InlineData("legal: { kind: dpo, licence: Л-1 }", 1, false)]
    [InlineData("legal: { kind: dpo, licence: Л-1 }", 15, true)]
    [InlineData("legal: { kind: non-dpo }", 15, false)]
    public void Only_an_additional_programme_of_sixteen_hours_issues_a_qualification_certificate(string legal, int hours, bool issued)
    {
        using var sample = new SamplePackage();
        var package = sample.With("programme.yaml", "legal: { kind: non-dpo }", legal).Read().Package!;
        var modules = package.Modules.Select((m, i) => i == 0 ? m with { Hours = hours } : m).ToList();
        Assert.Equal(issued, (package with { Programme = package.Programme with { Modules = modules } }).IssuesQualificationCertificate);
    }
}
