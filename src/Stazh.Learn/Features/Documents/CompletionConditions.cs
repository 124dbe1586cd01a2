using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Features.Documents;

/// <summary>A condition of the document of completion.</summary>
/// <param name="Sentence">Russian source text with <c>{0}</c> places: what has to be so.</param>
/// <param name="Path">Behind <c>/learn/{id}</c>: where the trainee makes it so; null when it is others' turn.</param>
public sealed record Condition(string Sentence, bool IsMet, string? Path, params object[] Values)
{
    public string In(IStringLocalizer text) => text[Sentence, Values];
}

/// <summary>How far a module is, its final work left aside.</summary>
public sealed record ModuleFact(string Title, bool IsDone);

/// <param name="Work">Null when the programme has no final work.</param>
/// <param name="FeedbackForm">Title of the feedback form; null when the programme has none.</param>
/// <param name="FeedbackCode">Its code.</param>
public sealed record CompletionFacts(IReadOnlyList<ModuleFact> Modules, FinalWorkStanding? Work, string? FeedbackForm, string? FeedbackCode, bool IsFeedbackGiven);

/// <summary>All conditions under which a document is issued, met and not: the one place that decides.</summary>
public static class CompletionConditions
{
    public static IReadOnlyList<Condition> Of(CompletionFacts facts) => [.. All(facts)];

    public static bool AreMet(IEnumerable<Condition> conditions) => conditions.All(c => c.IsMet);

    private static IEnumerable<Condition> All(CompletionFacts facts)
    {
        foreach (var module in facts.Modules)
        {
            yield return new("Модуль «{0}» пройден", module.IsDone, "", module.Title);
        }

        if (facts.Work is { } work)
        {
            yield return new("Итоговая работа опубликована", work.IsPublished, "/final-work");
            yield return new("Апробация работы подтверждена", work.HasTrial, "/final-work");
            yield return new("Самоанализ сделан по четырём основаниям", work.HasSelfAnalysis, "/final-work");
            yield return new("Рецензий написано: {0} из {1}", work.ReviewsGiven >= work.ReviewsOwed, "/reviews", work.ReviewsGiven, work.ReviewsOwed);
            yield return new("Рецензий получено: {0}, нужно не меньше {1}", work.ReviewsReceived >= work.ReviewsNeeded, null, work.ReviewsReceived, work.ReviewsNeeded);
        }

        if (facts.FeedbackForm is { } form)
        {
            // asked for on the same step as the document.
            yield return new("Заполнена форма «{0}»", facts.IsFeedbackGiven, $"/forms/{facts.FeedbackCode}", form);
        }
    }
}
