using System.Security.Cryptography;
using System.Text;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>A choice as shown; its value is its number in the package.</summary>
public sealed record ShownChoice(int Value, string Text);

/// <summary>An item as shown: the question, the choices in the person's order, what is chosen.</summary>
public sealed record ShownItem(InstrumentKind Kind, InstrumentItem Item, int Number, string Question, IReadOnlyList<ShownChoice> Choices, int? Chosen, int Seconds);

/// <summary>A few items of one instrument that fit a phone.</summary>
/// <param name="Opens">The first screen of its instrument, which also says what to do.</param>
public sealed record DiagnosticScreen(int Number, Instrument Instrument, bool Opens, IReadOnlyList<ShownItem> Items)
{
    public int Unanswered => Items.Count(i => i.Chosen is null);
}

/// <summary>The items of a round laid out by screens, with the progress figure.</summary>
public sealed record DiagnosticSheet(IReadOnlyList<DiagnosticScreen> Screens)
{
    private const int ItemsOnScreen = 4;
    private const int CasesOnScreen = 2;

    public int Total => Screens.Sum(s => s.Items.Count);

    public int Answered => Total - Screens.Sum(s => s.Unanswered);

    /// <summary>Rounded up.</summary>
    public int MinutesLeft => (Screens.SelectMany(s => s.Items).Where(i => i.Chosen is null).Sum(i => i.Seconds) + 59) / 60;

    /// <summary>Where to go on; after the last one when everything is answered.</summary>
    public int FirstUnanswered => Screens.FirstOrDefault(s => s.Unanswered > 0)?.Number ?? Screens.Count;

    /// <summary>What the trainee is asked at the entry.</summary>
    public static IReadOnlyList<string> EntryItems(ProgrammePackage package) =>
        [.. package.Diagnostics.Instruments.Where(i => i.AnsweredByTrainee).SelectMany(i => i.Items).Select(i => i.Code)];

    /// <param name="items">Codes that are asked.</param>
    /// <param name="answers">Item → chosen number.</param>
    /// <param name="personId">Decides the order of the options of cases, always the same for one person.</param>
    public static DiagnosticSheet Lay(ProgrammePackage package, IReadOnlyCollection<string> items, IReadOnlyDictionary<string, int> answers, Guid personId)
    {
        var asked = items.ToHashSet();
        var screens = new List<DiagnosticScreen>();
        var number = 0;
        foreach (var instrument in package.Diagnostics.Instruments.Where(i => i.AnsweredByTrainee))
        {
            var seconds = instrument.Minutes * 60 / Math.Max(1, instrument.Items.Count);
            var shown = instrument.Items.Where(i => asked.Contains(i.Code))
                .Select(i => new ShownItem(instrument.Kind, i, ++number, Question(i), Choices(package, instrument.Kind, i, personId), answers.TryGetValue(i.Code, out var chosen) ? chosen : null, seconds)).ToList();
            foreach (var few in shown.Chunk(instrument.Kind == InstrumentKind.Cases ? CasesOnScreen : ItemsOnScreen))
            {
                screens.Add(new(screens.Count + 1, instrument, few[0] == shown[0], few));
            }
        }

        return new(screens);
    }

    /// <summary>Severity of a choice; null when the item has no such choice.</summary>
    public static double? SeverityOf(ProgrammePackage package, InstrumentItem item, int choice) =>
        item.Options.Count > 0
            ? choice >= 0 && choice < item.Options.Count ? item.Options[choice].Severity : null
            : choice >= 0 && choice < AnchorsOf(package, item).Count ? SeverityScale.OfAnchor(choice) : null;

    public static IReadOnlyList<string> AnchorsOf(ProgrammePackage package, InstrumentItem item) =>
        item.Item is { } judged ? package.Item(judged)?.Anchors ?? [] : item.Anchors;

    private static string Question(InstrumentItem item) => item.Options.Count > 0 ? item.Question : item.Text;

    private static IReadOnlyList<ShownChoice> Choices(ProgrammePackage package, InstrumentKind kind, InstrumentItem item, Guid personId) => kind == InstrumentKind.Cases
        ? [.. item.Options.Select((o, i) => new ShownChoice(i, o.Text)).OrderBy(c => Place(personId, item.Code, c.Value))]
        : [.. AnchorsOf(package, item).Select((a, i) => new ShownChoice(i, a))];

    private static ulong Place(Guid personId, string item, int option) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{personId:n} {item} {option}")));
}
