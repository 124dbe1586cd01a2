using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The last part: the work is published with its trial and self-analysis, the owed reviews are given, enough have come in.</summary>
internal sealed class FinalWorkPart(IStringLocalizer<Text> text) : IInternshipPart
{
    public ModulePart Part => ModulePart.FinalWork;

    public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts)
    {
        var standing = FinalWorkFacts.Standing(facts);
        var missing = Missing(standing, text).ToList();
        var summary = standing.IsPublished
            ? text["Работа опубликована, {0}, получено {1}", text["рецензий написано {0} из {1}", standing.ReviewsGiven, standing.ReviewsOwed], standing.ReviewsReceived].Value
            : text["Работа не опубликована"].Value;
        return missing.Count == 0 ? new(true, text["Работа опубликована и оценена"], []) : new(false, summary, missing, Next(standing));
    }

    /// <summary>What the final work lacks for the document of completion, one sentence each.</summary>
    public static IEnumerable<string> Missing(FinalWorkStanding standing, IStringLocalizer text)
    {
        if (!standing.IsPublished)
        {
            yield return text["Итоговая работа с апробацией и самоанализом не опубликована."];
        }

        if (standing.ReviewsGiven < standing.ReviewsOwed)
        {
            yield return text["Рецензий написано {0} из {1}.", standing.ReviewsGiven, standing.ReviewsOwed];
        }

        if (standing.IsPublished && standing.ReviewsReceived < standing.ReviewsNeeded)
        {
            yield return text["На работу получено рецензий: {0}, нужно не меньше {1}.", standing.ReviewsReceived, standing.ReviewsNeeded];
        }
    }

    private NextStep? Next(FinalWorkStanding standing)
    {
        var home = $"/learn/{standing.EnrolmentId}";
        if (!standing.IsPublished)
        {
            return standing.WorkId is null
                ? new(text["Начните итоговую работу"], text["Выберите, что вы проведёте со своим классом, и опишите план."], $"{home}/final-work", text["Начать"])
                : new(text["Допишите итоговую работу"], text["Черновик сохранён. Опубликуйте работу, когда проведёте её."], $"{home}/final-work", text["Продолжить"]);
        }

        return standing.ReviewsGiven < standing.ReviewsOwed
            ? new(text["Напишите рецензию коллеге"], text["Написано {0} из {1}. На одну уходит около сорока минут.", standing.ReviewsGiven, standing.ReviewsOwed], $"{home}/reviews", text["К рецензиям"])
            : null;
    }
}
