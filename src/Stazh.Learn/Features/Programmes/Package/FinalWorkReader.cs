using System.Globalization;

namespace Stazh.Learn.Features.Programmes;

/// <summary>final-work.yaml</summary>
internal static class FinalWorkReader
{
    internal static FinalWorkSpec Read(YamlMap map, string folder) => new()
    {
        Kinds = map.List("kinds", m => new FinalWorkKind(m.Code(), m.Text("title"), m.Text("requirements"))),
        Plan = map.List("plan", FormsReader.ReadField),
        SelfAnalysis = map.RequiredMap("selfAnalysis").Read(m => new SelfAnalysisGrounds(
            m.List("awareness", FormsReader.ReadQuestion),
            m.List("conditions", FormsReader.ReadQuestion),
            m.List("completeness", FormsReader.ReadQuestion),
            m.List("effect", FormsReader.ReadQuestion))),
        Administration = map.List("administration", FormsReader.ReadField),
        Rubric = map.RequiredMap("rubric").Read(m => new Rubric(m.Text("title"), m.Text("instruction"), m.List("criteria", ReadCriterion))),
        Calibration = map.List("calibration", m => ReadWork(m, folder)),
    };

    private static Criterion ReadCriterion(YamlMap map) => new(
        map.Code(),
        map.Text("title"),
        map.Text("about"),
        map.OptionalNumber("weight") ?? 1,
        map.List("levels", m => new CriterionLevel(m.Number("points"), m.Text("text"))))
    {
        Deficits = map.Texts("deficits") is { Count: > 0 } deficits ? deficits : null,
    };

    private static CalibrationWork ReadWork(YamlMap map, string folder)
    {
        var scores = new Dictionary<string, int>();
        foreach (var (criterion, text) in map.Dictionary("scores"))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points))
            {
                map.Error(map.LineOf("scores"), $"балл «{text}» по {criterion} – не число", "напишите целое число баллов");
            }

            scores[criterion] = points;
        }

        return new(map.Code(), map.Text("title"), map.LongText("text", folder), scores, map.Dictionary("why"));
    }
}
