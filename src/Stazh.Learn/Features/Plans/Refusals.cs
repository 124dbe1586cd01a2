using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

public sealed record PlanIsSigned() : Refusal("План уже подписан.");

public sealed record PlanIsEmpty() : Refusal("В плане нет ни одной строки: подписывать нечего.");

public sealed record PlanDateIsAhead() : Refusal("Эта дата ещё не наступила.");

public sealed record PlanIsNotSigned() : Refusal("Сначала план подписывает руководитель.");

public sealed record ApprovingBodyIsMissing() : Refusal("Укажите, кто утвердил план.");

public sealed record ApprovedBeforeSigned() : Refusal("План утверждён раньше, чем подписан: проверьте даты.");

public sealed record PlanCannotBeReopened() : Refusal("Вернуть на доработку можно подписанный или утверждённый план.");

public sealed record PlanIsNotApproved() : Refusal("Так можно только с утверждённым планом.");

public sealed record PlanIsClosed() : Refusal("План закрыт: отчёты о выполнении больше не меняют.");

public sealed record RowsAreFixed() : Refusal("План подписан: его строки не меняют. Верните план на доработку.");

public sealed record PlanIsFull() : Refusal("В плане не больше {0} строк.", WorkPlan.MostRows);

public sealed record PlanEndsBeforeItBegins() : Refusal("Последний день плана раньше первого.");

public sealed record PlanIsTooLong() : Refusal("План — не больше чем на десять лет.");

public sealed record TermIsNotUnderstood() : Refusal("Срок не понят. Напишите иначе, например: «до 30 октября», «февраль–май 2027 года», «один раз в квартал» — или отметьте, что оставляете как есть.");

public sealed record TermIsOutside() : Refusal("Этот срок не попадает в период плана.");

public sealed record NobodyWithThisMail() : Refusal("Человека с такой почтой здесь нет.");

public sealed record PlanChangedElsewhere() : Refusal("Это только что изменил кто-то другой. Ваш текст остался в форме: сравните с тем, что сохранено, и сохраните снова.");

public sealed record NotYetTime() : Refusal("Отметить можно только то, что уже прошло.");
