using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;

namespace Stazh.Learn.Tests.Features.Documents;

public sealed class CompletionConditionsTests
{
    private static readonly FinalWorkStanding Done = new(Guid.NewGuid(), Guid.NewGuid(), "Работа", true, true, true, 3, 3, 3);

    [Fact]
    public void Everything_done_leaves_nothing_to_do() => Assert.True(CompletionConditions.AreMet(Of(Done)));

    [Fact]
    public void Each_lack_is_named_alone()
    {
        Assert.Equal(["Модуль «{0}» пройден"], Missing(Done, module: false));
        Assert.Equal(["Итоговая работа опубликована"], Missing(Done with { IsPublished = false }));
        Assert.Equal(["Апробация работы подтверждена"], Missing(Done with { HasTrial = false }));
        Assert.Equal(["Самоанализ сделан по четырём основаниям"], Missing(Done with { HasSelfAnalysis = false }));
        Assert.Equal(["Рецензий написано: {0} из {1}"], Missing(Done with { ReviewsGiven = 2 }));
        Assert.Equal(["Рецензий получено: {0}, нужно не меньше {1}"], Missing(Done with { ReviewsReceived = 1 }));
        Assert.Equal(["Заполнена форма «{0}»"], Missing(Done, feedback: false));
    }

    [Fact]
    public void Two_reviews_suffice_and_a_small_group_owes_less()
    {
        Assert.Empty(Missing(Done with { ReviewsReceived = 2 }));
        Assert.Empty(Missing(Done with { ReviewsReceived = 0, ReviewsGiven = 0, ReviewsOwed = 0 }));
        Assert.Empty(Missing(Done with { ReviewsReceived = 1, ReviewsGiven = 1, ReviewsOwed = 1 }));
    }

    [Fact]
    public void A_programme_without_final_work_and_feedback_asks_for_its_modules() =>
        Assert.Equal(["Модуль «{0}» пройден"], CompletionConditions.Of(new([new("Модуль", false)], null, null, null, false)).Select(c => c.Sentence));

    private static IReadOnlyList<Condition> Of(FinalWorkStanding work, bool module = true, bool feedback = true) =>
        CompletionConditions.Of(new([new("Модуль", module)], work, "Обратная связь", "FB", feedback));

    private static IEnumerable<string> Missing(FinalWorkStanding work, bool module = true, bool feedback = true) => Of(work, module, feedback).Where(c => !c.IsMet).Select(c => c.Sentence);
}
