using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>What the instruments and tasks of a programme give one deficit.</summary>
/// <param name="Items">By <see cref="InstrumentKind"/>.</param>
/// <param name="AnswerMinutes">The trainee's time for the items of the deficit, minutes.</param>
/// <param name="TaskMinutes">Of tasks that close it; a task of several deficits is shared by its effects, minutes.</param>
/// <param name="HalfWidth">Of the interval of somebody who answers everything alike, by the engine, 0…0.5.</param>
public sealed record DeficitCover(string Title, IReadOnlyList<int> Items, double AnswerMinutes, double TaskMinutes, double HalfWidth);

/// <summary>Items and minutes per deficit, for the authors of a programme.</summary>
/// <param name="Warnings">Russian source texts.</param>
public sealed record InstrumentCover(IReadOnlyList<DeficitCover> Deficits, IReadOnlyList<string> Warnings)
{
    public static IReadOnlyList<InstrumentKind> Kinds { get; } = Enum.GetValues<InstrumentKind>();

    public static InstrumentCover Of(ProgrammePackage package)
    {
        var items = package.Diagnostics.Instruments.SelectMany(i => i.Items.Select(item => (i.Kind, item.Deficit, Minutes: i.AnsweredByTrainee ? (double)i.Minutes / i.Items.Count : 0))).ToList();
        var deficits = package.Deficits.Select(d => new DeficitCover(
            d.Title,
            [.. Kinds.Select(k => items.Count(i => i.Kind == k && i.Deficit == d.Code))],
            items.Where(i => i.Deficit == d.Code).Sum(i => i.Minutes),
            package.Tasks.Sum(t => t.Closes.Sum(c => c.Effect) is var all and > 0 ? t.Minutes * t.EffectOn(d.Code) / all : 0),
            HalfWidth(package, d.Code))).ToList();
        return new(deficits, [.. Warn(deficits)]);
    }

    private static double HalfWidth(ProgrammePackage package, string deficit)
    {
        var vignettes = package.ItemsOf(InstrumentKind.Vignettes).Select(v => new JudgedVignette(v.Severity ?? 0.5, v.Severity ?? 0.5));
        var answers = package.Diagnostics.Instruments.SelectMany(i => i.Items.Where(item => item.Deficit == deficit).Select(item => new Reading(i.Kind.Source(), item.Code, 0.5, DateTimeOffset.UnixEpoch, DiagnosticRound.Entry)));
        return SeverityEstimator.Estimate(answers, ScaleAnchor.Of(vignettes), DateTimeOffset.UnixEpoch).HalfWidth;
    }

    private static IEnumerable<string> Warn(IReadOnlyList<DeficitCover> deficits)
    {
        if (deficits.All(d => d.Items[(int)InstrumentKind.Vignettes] == 0))
        {
            yield return "Виньеток нет: шкалу каждого человека нечем поправить, интервалы будут шире.";
        }

        if (deficits.Any(d => d.Items.Select((count, kind) => kind != (int)InstrumentKind.Vignettes && count > 0).Count(asked => asked) < 2))
        {
            yield return "У части дефицитов только один источник: расхождение источников не увидеть.";
        }
    }
}

/// <summary>The diagnostics' part of the programme's page.</summary>
internal sealed class InstrumentInsight : IProgrammeInsight
{
    public int Order => 10;

    public Task<ProgrammeInsight?> OfAsync(ProgrammeEntry entry, CancellationToken stop) =>
        Task.FromResult<ProgrammeInsight?>(new("insight-instruments", "Диагностика", "/Features/Diagnostics/_InstrumentCover.cshtml", InstrumentCover.Of(entry.Package)));
}
