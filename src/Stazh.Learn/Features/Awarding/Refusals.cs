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

public sealed record RoadIsNotOffered() : Refusal("Выберите, как создаётся площадка, из списка.");

public sealed record NobodyToTell() : Refusal("Внесите почту муниципальных органов: извещать пока некого.");

public sealed record ApplicationIsThere() : Refusal("Вы уже начали заявку в этот приём.");

public sealed record ConclusionIsGiven() : Refusal("Заключение отправлено: менять его нельзя.");

public sealed record ScoreIsOffScale() : Refusal("Оценка выходит за шкалу: проверьте баллы.");

public sealed record ConclusionIsNotComplete() : Refusal("Поставьте балл по каждому критерию, выберите вывод и напишите заключение.");

public sealed record CriteriaAreUsed() : Refusal("По этим критериям уже есть заключения: менять критерии и шкалу нельзя. Создайте новый состав совета.");

public sealed record NoCouncilInOffice() : Refusal("Нет Экспертного совета, срок которого идёт сейчас: создайте состав и внесите приказ.");

public sealed record ExpertInConflict() : Refusal("Этого эксперта назначить нельзя: он из той же организации, из того же района или сам подал заявку.");

public sealed record TooFewExperts(int Found, int Wanted) : Refusal("Без конфликта интересов нашлось экспертов: {0} из {1}. Дополните состав совета.", Found, Wanted);

public sealed record NoQuorum(int Present, int Needed) : Refusal("Кворума нет: присутствуют {0}, нужно {1}. Решать нельзя.", Present, Needed);

public sealed record VotesAreMissing() : Refusal("По каждому вопросу должны проголосовать все присутствующие, кроме тех, у кого конфликт интересов.");

public sealed record SittingIsClosed() : Refusal("Заседание закрыто: менять его нельзя.");

public sealed record AgendaIsEmpty() : Refusal("Добавьте в повестку хотя бы одну заявку.");

public sealed record ConclusionsAreMissing() : Refusal("Не все заключения по заявке готовы: на заседание она выйдет после экспертизы.");
