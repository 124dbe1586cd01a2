using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

public sealed record DiagnosticsAreUnfinished() : Refusal("Сначала завершите диагностику: карта строится по её ответам.");

public sealed record MapIsConfirmed() : Refusal("Карта подтверждена: уровни и важность больше не меняются. Комментарии можно дополнять.");

public sealed record RoundIsFinished() : Refusal("Диагностика уже завершена. Откройте её заново, чтобы изменить ответы.");

public sealed record RoundIsClosed() : Refusal("Карта подтверждена: ответы этой диагностики больше не меняются.");

public sealed record DeficitHasNoAnswer(string Deficit) : Refusal("Чтобы завершить, ответьте хотя бы на один вопрос о дефиците «{0}».", Deficit);

public sealed record DiagnosticsHaveNoAnswers() : Refusal("Ответьте хотя бы на один вопрос.");

public sealed record MapIsNotConfirmed() : Refusal("Промежуточная диагностика открывается, когда карта дефицитов подтверждена.");

public sealed record RoundGoesOn() : Refusal("Предыдущая диагностика ещё не завершена.");

public sealed record FinalRoundIsAhead(string From) : Refusal("Итоговая диагностика открывается {0}, за неделю до конца стажировки.", From);

public sealed record TooManyOwnDeficits() : Refusal("Своих дефицитов может быть не больше десяти.");
