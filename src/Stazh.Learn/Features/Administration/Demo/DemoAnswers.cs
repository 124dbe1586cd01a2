using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Plausible answers to the forms of a programme, the same at every start.</summary>
internal static class DemoAnswers
{
    private static readonly string[] Texts =
    [
        "Разделила письмо на три отрезка по семь минут. Между ними — смена позы и короткое устное задание у доски. После второго отрезка дети сами попросили карточки.",
        "Дала инструкцию в два шага и попросила повторить своими словами. Три четверти класса начали работу без уточнений; раньше переспрашивала половина.",
        "Убрала со стола всё лишнее, оставила образец и песочные часы. За пять уроков число отвлечений за первые десять минут снизилось с девяти до четырёх.",
        "Отмечала в листе наблюдений начало работы, возвраты к заданию и просьбы о помощи. К пятнице начинать стали быстрее, а возвраты почти не изменились.",
        "Договорились с семьёй об одном правиле на неделю: портфель собираем по списку. Вечером — отметка в дневнике, без обсуждения ошибок.",
    ];

    public static Dictionary<string, string> For(IEnumerable<FormField> fields, Random random, DateOnly day) =>
        fields.Where(f => f.Kind != FieldKind.File).ToDictionary(f => f.Code, f => f.Kind switch
        {
            FieldKind.Choice or FieldKind.Scale => f.Options[random.Next(f.Options.Count)],
            FieldKind.Choices => f.Options[random.Next(f.Options.Count)],
            FieldKind.Number => ((int)(f.Min ?? 1) + random.Next((int)Math.Min(8, (f.Max ?? 10) - (f.Min ?? 1)) + 1)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldKind.Date => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            FieldKind.Yesno => "yes",
            FieldKind.Line => "3-й класс, урок математики",
            _ => Text(random),
        });

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];
}
