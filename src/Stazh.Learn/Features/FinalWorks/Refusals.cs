using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

public sealed record WorkNeedsKind() : Refusal("Выберите вид работы.");

public sealed record WorkNeedsTitle() : Refusal("Назовите работу.");

public sealed record WorkNeedsItself() : Refusal("Опишите работу или приложите файл.");

public sealed record PlanIsIncomplete(string Label) : Refusal("План: заполните «{0}».", Label);

public sealed record TrialNeedsDate() : Refusal("Апробация: укажите день, когда она прошла.");

public sealed record TrialIsAhead() : Refusal("Апробация: этот день ещё не наступил. Опубликуйте работу после неё.");

public sealed record TrialNeedsPlace() : Refusal("Апробация: укажите класс или группу.");

public sealed record TrialNeedsEvidence() : Refusal("Апробация: напишите, чем подтверждается, что она прошла.");

public sealed record SelfAnalysisIsIncomplete(string Question) : Refusal("Самоанализ: ответьте на вопрос «{0}».", Question);

public sealed record WorkIsUnderReview() : Refusal("Работу уже открыл рецензент: менять её нельзя, чтобы все судили об одном и том же.");

public sealed record WorkIsNotReviewed() : Refusal("Работу ещё не открыл ни один рецензент: её можно менять на её собственной странице.");

public sealed record RevisionNeedsNote() : Refusal("Напишите, что вы изменили и почему.");

public sealed record NothingIsRevised() : Refusal("Эта версия слово в слово та, которую рецензировали. Измените то, что решили доработать.");

public sealed record WorkChangedElsewhere() : Refusal("Эту работу изменили в другом окне. Ваш текст остался в полях; сохранённый раньше — под ними. Нажмите кнопку ещё раз, чтобы сохранить ваш.");

public sealed record WorkHasEnoughFiles(int Most) : Refusal("К работе можно приложить не больше {0} файлов.", Most);

public sealed record InvitationNeedsAddress() : Refusal("Введите адрес электронной почты представителя администрации.");

public sealed record EvaluationIsGiven() : Refusal("Оценка администрации уже получена.");

public sealed record InvitationsAreEnough(int Most) : Refusal("Отправлено уже {0} приглашения. Попросите руководителя открыть последнее.", Most);
