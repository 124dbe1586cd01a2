using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Tests.Features.Programmes;

/// <summary>The smallest package without problems, in a folder of its own; a test spoils one line of it.</summary>
internal sealed class SamplePackage : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stazh-package-").FullName;

    public SamplePackage(string slug = "sample")
    {
        Folder = Directory.CreateDirectory(Path.Combine(root, slug)).FullName;
        foreach (var (file, text) in Files)
        {
            var path = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text.Replace("slug: sample", "slug: " + slug, StringComparison.Ordinal));
        }
    }

    public string Root => root;

    public string Folder { get; }

    /// <summary>Replaces a text that must be there.</summary>
    public SamplePackage With(string file, string old, string @new)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
        return this;
    }

    public SamplePackage Without(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public PackageReading Read() => PackageReader.Read(Folder, new HashSet<string> { "seminar" });

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static readonly Dictionary<string, string> Files = new()
    {
        ["programme.yaml"] = """
            slug: sample
            version: 1.0.0
            title: Пробная программа
            summary: Короткая программа для проверки.
            aim: Проверить правила.
            theme: Проверка
            audience: [teachers, early-career]
            formats: [seminar]
            legal: { kind: non-dpo }
            competency: { code: K1, title: Проверять, description: Замечает ошибки. }
            deficits:
              - { code: D1, title: Замечать ошибки, signs: Не замечает., mastered: Замечает. }
              - { code: D2, title: Исправлять ошибки, signs: Не исправляет., mastered: Исправляет. }
            modules:
              - code: M1
                title: Погружение
                purpose: Узнать.
                result: Узнали.
                mode: in-person
                hours: 1
                parts: [attendance, diagnostics]
                steps:
                  - { code: M1S1, title: Начало, minutes: 15, text: Знакомство., product: Отметка, form: CM }
                  - { code: M1S2, title: Диагностика, minutes: 30, text: Ответы., product: Карта }
              - code: M2
                title: Работа
                purpose: Сделать.
                result: Сделали.
                mode: mixed
                hours: 1
                parts: [tasks, final-work]
                steps:
                  - { code: M2S1, title: Задание, minutes: 45, text: Работа., product: Работа, form: TC }

            """,
        ["diagnostics.yaml"] = """
            minutes: 20
            instruments:
              - code: SELF
                kind: self-assessment
                title: Самооценка
                instruction: Выберите.
                minutes: 10
                items:
                  - { code: S1, deficit: D1, text: Я замечаю., anchors: [всегда, часто, редко, никогда] }
              - code: CASES
                kind: cases
                title: Ситуации
                instruction: Решите.
                minutes: 5
                items:
                  - code: C1
                    deficit: D2
                    situation: Ошибка найдена.
                    question: Что делать?
                    options:
                      - { text: Исправить, severity: 0, comment: Да. }
                      - { text: Забыть, severity: 1, comment: Нет. }
              - code: VIGN
                kind: vignettes
                title: Коллеги
                instruction: Расположите.
                minutes: 5
                items:
                  - { code: V1, deficit: D1, item: S1, text: Коллега замечает редко., severity: 0.66 }
              - code: OBS
                kind: observation
                title: Наблюдение
                instruction: Отметьте.
                minutes: 15
                items:
                  - { code: O1, deficit: D1, text: Замечает., anchors: [всегда, часто, редко, никогда] }

            """,
        ["materials.yaml"] = """
            materials:
              - { code: EX1, kind: exercise, title: Упражнение, minutes: 10, deficits: [D1], about: Об упражнении., file: materials/ex1.md }
              - { code: REF1, kind: reference, title: Справка, deficits: [D2], about: О справке., text: Текст справки. }
              - { code: VID1, kind: video, title: Запись, deficits: [D1], about: О записи., url: "https://example.org/a.mp4" }

            """,
        ["materials/ex1.md"] = "## Ход\n\n1. Найдите ошибку.\n",
        ["forms.yaml"] = """
            correlationMap:
              code: CM
              title: Карта соотнесения
              instruction: Отметьте.
              columns: [ { code: F1, title: Внимание, about: Держит. }, { code: F2, title: Память, about: Помнит. } ]
              rows: [ { code: P1, title: Пропускает буквы, key: [F1, F2], comment: Обе. } ]
            forms:
              - code: DT
                use: design-template
                title: Пустографка
                instruction: Заполните.
                variants: [урок, внеурочное занятие]
                fields: [ { code: DT1, label: Цель, kind: text, required: true } ]
              - code: TC
                use: trial-card
                title: Карточка
                instruction: Заполните.
                fields: [ { code: TC1, label: Класс, kind: line }, { code: TC2, label: Проб, kind: number, min: 1, max: 9 }, { code: TC3, label: Помогло, kind: scale, options: [нет, да] } ]

            """,
        ["tasks.yaml"] = """
            tasks:
              - code: T1
                module: M2
                title: Первое задание
                minutes: 20
                closes: [ { deficit: D1, effect: 0.5 } ]
                trial: true
                materials: [EX1]
                file: tasks/t1.md
                fields: [ { code: T1F1, label: Что вышло, kind: text }, { code: T1F2, label: Файл, kind: file } ]
                selfCheck: [ { code: T1Q1, question: Верно?, options: [ { text: Да, right: true, comment: Да. }, { text: Нет, right: false, comment: Нет. } ] } ]
                selfAnalysis: [ { code: T1A1, question: Почему? } ]
              - code: T2
                module: M2
                title: Второе задание
                minutes: 25
                closes: [ { deficit: D2, effect: 1 } ]
                needs: [T1]
                text: Исправьте ошибку.
                fields: [ { code: T2F1, label: Что вышло, kind: text } ]
                selfCheck: [ { code: T2Q1, question: Верно?, options: [ { text: Да, right: true, comment: Да. }, { text: Нет, right: false, comment: Нет. } ] } ]
                selfAnalysis: [ { code: T2A1, question: Почему? } ]

            """,
        ["tasks/t1.md"] = "Найдите ошибку в своей работе.\n",
        ["final-work.yaml"] = """
            kinds: [ { code: LESSON, title: Урок, requirements: Один урок. } ]
            plan: [ { code: PL1, label: Тема, kind: line, required: true } ]
            selfAnalysis:
              awareness: [ { code: SA1, question: Зачем? } ]
              conditions: [ { code: SA2, question: Где? } ]
              completeness: [ { code: SA3, question: Всё ли? } ]
              effect: [ { code: SA4, question: Что вышло? } ]
            administration: [ { code: AD1, label: Видно ли новое, kind: yesno } ]
            rubric:
              title: Рубрика
              instruction: Оцените.
              criteria:
                - { code: R1, title: Замысел, about: О замысле., weight: 1, levels: [ { points: 0, text: Нет. }, { points: 1, text: Есть. } ] }
            calibration:
              - { code: CW1, title: Образец, file: calibration/cw1.md, scores: { R1: 1 }, why: { R1: Замысел есть. } }

            """,
        ["calibration/cw1.md"] = "Работа-образец.\n",
    };
}
