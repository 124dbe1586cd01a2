using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>What the engine found, in the reader's language.</summary>
public static class DiagnosticExplanations
{
    /// <summary>The interval: “58 of 100, probably from 45 to 71”.</summary>
    public static string Interval(this IStringLocalizer text, double severity, double low, double high) =>
        text["{0} из 100, вероятно от {1} до {2}", DiagnosticWords.Points(severity), DiagnosticWords.Points(low), DiagnosticWords.Points(high)];

    /// <summary>Reasons about the person's use of the scale; the same for all deficits, so a page says them once.</summary>
    public static bool IsAboutScale(this Reason reason) => reason is Reason.NoVignettes or Reason.ScaleMoved or Reason.VignettesInverted;

    public static string Say(this IStringLocalizer text, Reason reason, TimeZoneInfo zone) => reason switch
    {
        Reason.SourcesDisagree r => text["Источники расходятся: {0} — {1} из 100, {2} — {3} из 100. Интервал поэтому шире; обсудите это вместе.",
            Source(text, r.Mildest), DiagnosticWords.Points(r.Low), Source(text, r.Gravest), DiagnosticWords.Points(r.High)],
        Reason.OneSource r => text["Пока говорит один источник, {0}: сравнить его не с чем.", Source(text, r.Source)],
        Reason.NoVignettes r => text["Коллеги из примеров не оценены, поэтому неизвестно, строго или мягко прочитана шкала: интервалы шире примерно на {0} из 100 в каждую сторону.", DiagnosticWords.Points(r.Wider)],
        Reason.ScaleMoved { Shift: > 0 } r => text["Коллеги из примеров оценены мягче, чем у авторов: самооценка сдвинута в сторону дефицита на {0} из 100.", DiagnosticWords.Points(r.Shift)],
        Reason.ScaleMoved r => text["Коллеги из примеров оценены строже, чем у авторов: самооценка сдвинута в сторону «нет» на {0} из 100.", DiagnosticWords.Points(-r.Shift)],
        Reason.VignettesInverted r => text["Часть коллег из примеров расставлена в обратном порядке (пар: {0} из 100): поправка на шкалу менее надёжна.", DiagnosticWords.Points(r.Share)],
        Reason.EvidenceIsOld r => text["Самое свежее, что известно, получено {0} назад: чем дальше, тем шире интервал.", text.Count(r.Days, "день|дня|дней")],
        Reason.PracticeCame r => text["Последняя работа над дефицитом — {1}, всего {0}. Сказанное до неё весит меньше.",
            text.Count(r.Pieces, "подтверждение|подтверждения|подтверждений"), Wording.Date(DiagnosticWords.Day(r.Latest, zone))],
        _ => text["Об этом дефиците пока ничего не известно."],
    };

    public static string Say(this IStringLocalizer text, Foreseen foreseen) => foreseen switch
    {
        Foreseen.Practice { Source: ReadingSource.Trial } f => text["Апробация по заданию {0}: станет {1} из 100, {2}.", Wording.Quoted(f.Title!), DiagnosticWords.Points(f.Severity), text[f.Level.Title()]],
        Foreseen.Practice f => text["Принятое задание {0}: станет {1} из 100, {2}.", Wording.Quoted(f.Title!), DiagnosticWords.Points(f.Severity), text[f.Level.Title()]],
        Foreseen.Opinion f => $"{text[f.Source == ReadingSource.Self ? "Повторная самооценка" : "Ещё одно наблюдение тьютора"]}: {Outcome(text, f)}",
        _ => text["Оценить коллег из примеров: интервал сузится до ±{0}.", DiagnosticWords.Points(foreseen.HalfWidth)],
    };

    private static string Outcome(IStringLocalizer text, Foreseen.Opinion opinion) => opinion switch
    {
        { AtMost: { } low, AtLeast: { } high } => text["{0} из 100 и меньше опустит уровень, {1} и больше поднимет.", DiagnosticWords.Points(low), DiagnosticWords.Points(high)],
        { AtMost: { } low } => text["{0} из 100 и меньше опустит уровень.", DiagnosticWords.Points(low)],
        { AtLeast: { } high } => text["{0} из 100 и больше поднимет уровень.", DiagnosticWords.Points(high)],
        _ => text["уровень один этот ответ не изменит, уточнит до ±{0}.", DiagnosticWords.Points(opinion.HalfWidth)],
    };

    public static string Say(this IStringLocalizer text, ReliableChange change)
    {
        var (before, after, needed) = (DiagnosticWords.Points(change.Before), DiagnosticWords.Points(change.After), DiagnosticWords.Points(change.Needed));
        return change.Verdict switch
        {
            ChangeVerdict.Better => text["самооценка: было {0}, стало {1}; надёжно лучше", before, after],
            ChangeVerdict.Worse => text["самооценка: было {0}, стало {1}; надёжно хуже", before, after],
            _ => text["самооценка: было {0}, стало {1}; в пределах погрешности, надёжна разница от {2}", before, after, needed],
        };
    }

    public static string Say(this IStringLocalizer text, DeficitMoment moment) => moment switch
    {
        { Round: null } => text["сейчас"],
        { Round: DiagnosticRound.Entry } => text["до маршрута"],
        { IsFinal: true } => text["итоговая диагностика"],
        _ => text["промежуточная диагностика {0}", moment.Round],
    };

    /// <summary>α and what it means (the usual bounds: Nunnally, 1978).</summary>
    public static string Say(this IStringLocalizer text, Reliability reliability) => reliability switch
    {
        { Alpha: { } alpha } => text["{0}, {1}", alpha.ToString("0.00", System.Globalization.CultureInfo.CurrentUICulture), text[alpha switch { >= 0.8 => "высокая", >= 0.7 => "достаточная", >= 0.5 => "слабая", _ => "вопросы говорят о разном" }]],
        { Why: NoFigure.TooFewPeople } => text["не считается: на все вопросы ответили меньше пяти человек"],
        { Why: NoFigure.TooFewItems } => text["не считается: вопрос один"],
        _ => text["не считается: все ответили одинаково"],
    };

    private static string Source(IStringLocalizer text, string source) => text[DiagnosticWords.Source(source)];
}
