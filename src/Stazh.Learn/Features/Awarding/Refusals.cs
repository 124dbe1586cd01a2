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

public sealed record CouncilIsApproved() : Refusal("Состав утверждён приказом: менять его, критерии и правила нельзя. Создайте новый состав и новый приказ.");

public sealed record CouncilNeedsCriteria() : Refusal("Внесите критерии и шкалу: по ним эксперты пишут заключения.");

public sealed record CouncilIsNotComplete(int Fewest) : Refusal("В составе должно быть не меньше {0} человек, среди них председатель и секретарь.", Fewest);

public sealed record CouncilEndsBeforeItBegins() : Refusal("Последний день полномочий раньше первого.");

public sealed record CriterionIsNotReadable(int Line) : Refusal("Критерий в строке {0} не прочитан: название, вертикальная черта, наибольший балл от 1 до 100.", Line);

public sealed record NoSuchExpert() : Refusal("Выберите человека, у которого есть роль эксперта этого региона.");

public sealed record NoCouncilInOffice() : Refusal("Нет Экспертного совета, срок которого идёт сейчас: создайте состав и зарегистрируйте приказ.");

public sealed record ExpertInConflict(string Expert) : Refusal("Назначить нельзя: {0}. Причина указана в списке.", Expert);

public sealed record NobodyIsChosen() : Refusal("Выберите экспертов.");

public sealed record TooManyExperts(int Most) : Refusal("Заявку оценивают {0}: столько записано в правилах совета. Третий назначается при расхождении.", Most);

public sealed record ConclusionIsGiven() : Refusal("Заключение уже нельзя менять: оно отправлено или заявка у вас отозвана.");

public sealed record ScoreIsOffScale() : Refusal("Оценка выходит за шкалу: проверьте баллы.");

public sealed record ConclusionIsNotComplete() : Refusal("Поставьте балл по каждому критерию, выберите вывод и напишите заключение.");

public sealed record ConclusionChangedElsewhere() : Refusal("Это заключение сохранено в другом окне. Ниже — сохранённый текст; ваш текст остался в форме.");

public sealed record DecliningNeedsReason() : Refusal("Напишите, почему вы отказываетесь.");

public sealed record SittingIsClosed() : Refusal("Протокол уже составлен: менять заседание нельзя.");

public sealed record SittingIsAhead() : Refusal("День заседания ещё не наступил: протокол составляют после него.");

public sealed record AgendaIsEmpty() : Refusal("Добавьте в повестку хотя бы одну заявку.");

public sealed record NoQuorum(int Present, int Needed) : Refusal("Кворума нет: присутствуют {0}, нужно {1}. Решать нельзя.", Present, Needed);

public sealed record ItemsAreOpen() : Refusal("По каждому вопросу запишите решение; нерешённый отложите.");

public sealed record VotesDoNotAddUp() : Refusal("Состав присутствующих изменился после голосования: проверьте голоса по каждому вопросу.");

public sealed record VotesAreOff(int Entitled) : Refusal("Голосов должно быть {0}: столько присутствующих без конфликта интересов.", Entitled);

public sealed record NoMajority(int For, int Entitled) : Refusal("За решение {0} из {1}: это не большинство. Запишите решение, за которое проголосовали, или отложите вопрос.", For, Entitled);

public sealed record DecisionIsNotChosen() : Refusal("Выберите решение.");

public sealed record ApplicationIsNotReady() : Refusal("На заседание выходят заявки, экспертиза которых завершена.");

public sealed record OrderNeedsItsWords() : Refusal("Напишите цель и на кого возложен контроль.");

public sealed record SittingNeedsItsDay() : Refusal("Укажите день заседания в срок полномочий совета.");

public sealed record CountNeedsItsDay() : Refusal("Укажите район, число организаций, день, на который оно известно, и откуда оно.");

public sealed record ContestIsDecided() : Refusal("Итоги конкурса зарегистрированы: менять их нельзя.");

public sealed record ContestNeedsRegulation() : Refusal("Сначала зарегистрируйте Положение о Конкурсе: итоги подводят по нему.");

public sealed record ContestIntakeRuns() : Refusal("Приём заявок ещё идёт: итоги подводят после его последнего дня.");

public sealed record ContestIsNotJudged(int Waiting) : Refusal("Не оценены заявки: {0}. Итоги подводят, когда экспертиза каждой завершена.", Waiting);

public sealed record ContestHasNobody() : Refusal("Оценённых заявок нет: подводить итоги не по чему.");

public sealed record PassingIsOff() : Refusal("Проходной балл — от 1 до 100 процентов.");

public sealed record PlanIsEmpty() : Refusal("В составленном здесь плане-графике нет ни одной строки: допишите его или приложите файл.");
