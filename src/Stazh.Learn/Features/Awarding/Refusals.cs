using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public sealed record ApplicationIsNotEditable() : Refusal("Заявка подана: менять её можно, когда её вернут на доработку.");

public sealed record ApplicationIsNotComplete(string Fields) : Refusal("Заполните поля: {0}. Заявку принимают, когда заполнены все семь.", Fields);

public sealed record ApplicationNeedsPlan() : Refusal("Приложите сетевой план-график: без него заявку не принимают.");

public sealed record WindowIsClosed() : Refusal("Приём заявок закрыт. Черновик сохранён.");

public sealed record OrganisationIsNotNominated() : Refusal("Этой организации нет в списке рекомендованных муниципальными органами. Проверьте наименование или обратитесь в свой муниципальный орган.");

public sealed record StepIsNotNext() : Refusal("Этот шаг сейчас сделать нельзя: заявка на другом шаге. Обновите страницу.");

public sealed record DecisionNeedsReason() : Refusal("Напишите причину: её увидит заявитель.");

public sealed record SomebodyWasFaster() : Refusal("Кто-то сохранил это раньше вас. Ниже — то, что сохранено теперь; сравните со своим текстом и сохраните ещё раз.");

public sealed record WindowEndsBeforeItBegins() : Refusal("Последний день приёма раньше первого.");

public sealed record NobodyToTell() : Refusal("Внесите почту муниципальных органов: извещать пока некого.");

public sealed record ApplicationIsThere() : Refusal("Вы уже начали заявку в этот приём.");
