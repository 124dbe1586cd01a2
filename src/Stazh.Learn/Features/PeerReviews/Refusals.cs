using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

public sealed record FinishTheReview() : Refusal("Сначала закончите начатую рецензию или откажитесь от неё.");

public sealed record NoWorkToReview() : Refusal("Сейчас нет работ, которые ждут вашей рецензии. Загляните позже: новые появляются, как только их публикуют.");

public sealed record CalibrateFirst() : Refusal("Сначала оцените два образца и сравните свои оценки с оценками эксперта.");

public sealed record ReviewIsClosed() : Refusal("Эта рецензия уже отправлена или возвращена.");

public sealed record WorkHasItsReviews() : Refusal("Срок рецензии истёк, и её уже написали другие. Возьмите следующую работу.");

public sealed record CriterionIsNotScored(string Title) : Refusal("Выберите уровень по критерию «{0}».", Title);

public sealed record LowScoreNeedsAdvice(string Title) : Refusal("Критерий «{0}»: к низкой оценке напишите, что автору сделать.", Title);

public sealed record RecommendationsAreMissing() : Refusal("Напишите рекомендации: что автору развивать дальше.");

public sealed record SayWhyNot() : Refusal("Напишите, почему отказываетесь от рецензии.");

public sealed record AnswerIsEmpty() : Refusal("Напишите ответ рецензенту.");

public sealed record SayWhatYouTake() : Refusal("Выберите, принимаете ли вы рекомендации.");

public sealed record ResultsAreNotOut() : Refusal("Версия после рецензий открывается вместе с результатом: когда придут все рецензии или пройдёт срок.");

public sealed record ReviewChangedElsewhere() : Refusal("Эту рецензию изменили в другом окне. Ваш текст остался в полях: нажмите кнопку ещё раз, чтобы сохранить его.");

public sealed record WorksHaveEnoughReviews() : Refusal("Рецензий сейчас хватает всем работам. Новые появляются, как только их публикуют.");

public sealed record OnlyConflictsAreLeft() : Refusal("Рецензий ждут только ваша работа, работы вашей школы, вашего тьютора или те, что вы уже видели.");

public sealed record ExpertHasJudged() : Refusal("Эту работу вы уже рецензировали или рецензируете.");

public sealed record AppealedAlready() : Refusal("Пересмотра можно попросить один раз, вы это уже сделали.");

public sealed record SayWhyAppeal() : Refusal("Напишите, с чем вы не согласны и почему.");

public sealed record AppealIsAnswered() : Refusal("На этот вызов уже ответили.");

public sealed record AnswerTheAuthor() : Refusal("Напишите автору, что решено и почему.");

public sealed record ExtensionNeedsMore() : Refusal("Укажите новый срок или число рецензий и причину.");
