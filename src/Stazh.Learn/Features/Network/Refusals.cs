using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed record ChangedElsewhere() : Refusal("Кто-то сохранил это раньше вас. Ниже — то, что сохранено теперь; сравните со своим текстом и сохраните ещё раз.");

public sealed record EndsBeforeItBegins() : Refusal("Последний день раньше первого.");

public sealed record DayIsAhead() : Refusal("Этот день ещё не наступил.");

public sealed record MemberIsThere() : Refusal("Такой участник в сети уже есть.");

public sealed record NetworkIsClosed() : Refusal("Сеть закрыта: её записи больше не меняются.");

public sealed record AgreementIsSigned() : Refusal("Соглашение подписано: его условия больше не меняются. Оформите новое соглашение.");

public sealed record AgreementIsNotNegotiated() : Refusal("Сначала стороны согласуют текст: отметьте согласование.");

public sealed record AgreementIsNotInForce() : Refusal("Прекратить можно только действующее соглашение.");

public sealed record TermIsUnknown() : Refusal("Укажите первый и последний день действия: без срока соглашение не подписывают.");

public sealed record TerminationNeedsReason() : Refusal("Напишите, почему стороны прекращают соглашение.");

public sealed record TerminationIsOutside() : Refusal("День прекращения должен быть внутри срока соглашения.");

public sealed record MemberIsOfAnotherNetwork() : Refusal("Выберите участника из списка.");

public sealed record PaperIsThere() : Refusal("Проект соглашения уже составлен: он ниже, в разделе «Документ».");

public sealed record LearnerIsThere() : Refusal("Этот педагог уже в группе.");

public sealed record LessonIsHeld() : Refusal("Занятие уже отмечено проведённым.");

public sealed record LessonIsOutside() : Refusal("День занятия должен быть внутри срока работы мастерской.");

public sealed record WorkshopIsOver() : Refusal("Мастерская закрыта: занятия и группа больше не меняются.");
