using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Results of a form as a file.</summary>
public static class FormPapers
{
    public static MonitoringPaper Of(MonitoringWindow window, MonitoringForm form, string direction, FormResult result) => new(
        form.Title, [.. new[] { window.Region, HalfWords.Russian(window.Half), direction, result.HandedIn is { } count ? $"Сдано форм: {count}" : "Сдали меньше пяти человек: ответы скрыты.", "Шкала: 0 — дефицита нет, 100 — критический." }.Where(l => l.Length > 0)],
        [.. result.Groups.Select(g => new MonitoringTable(g.Title, ["Вопрос", "В прошлом полугодии", "Теперь"], [60, 16, 16], [.. g.Questions.Select(q => (IReadOnlyList<object?>)[q.Text, Points(q.Before), Points(q.Mean)])]))]);

    private static int? Points(double? mean) => mean is { } known ? int.Parse(DiagnosticWords.Points(known), System.Globalization.CultureInfo.InvariantCulture) : null;
}
