using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

public sealed record RouteIsWithTutor() : Refusal("Маршрут у тьютора: менять его можно после ответа.");

public sealed record RouteIsApproved() : Refusal("Маршрут утверждён. Чтобы его изменить, начните новую версию.");

public sealed record MapIsNotConfirmed() : Refusal("Сначала подтвердите карту дефицитов: основной маршрут составляется по ней.");

public sealed record RouteIsEmpty() : Refusal("В маршруте пока ничего нет. Добавьте хотя бы одно дело.");

public sealed record DeficitsAreNotServed(string Titles) : Refusal("Для этих дефицитов в маршруте ничего нет: {0}. Добавьте дело или напишите, почему обойдётесь без него.", Titles);

public sealed record RouteIsNotSubmitted() : Refusal("Маршрут не на проверке: решение уже принято или его ещё не отправили.");

public sealed record CommentIsNeeded() : Refusal("Напишите, что изменить: стажёр увидит ваш комментарий.");

public sealed record ItemIsGone() : Refusal("Этого дела в маршруте уже нет.");

public sealed record NothingToAdd() : Refusal("Такого дела нет среди предложенных.");

public sealed record ItemIsThereAlready(string Title) : Refusal("«{0}» уже есть в маршруте.", Title);

public sealed record RouteIsFull() : Refusal("В маршруте не больше {0} дел. Уберите лишние.", LearningRoute.MostItems);

public sealed record OwnWorkNeedsTitle() : Refusal("Назовите своё дело.");

public sealed record OwnWorkNeedsMinutes() : Refusal("Сколько минут займёт дело? Напишите число от 1 до {0}.", RouteItem.LongestMinutes);

public sealed record AddressIsNotWeb() : Refusal("Адрес должен начинаться с https:// или http://.");

public sealed record BusyDaysAreUnclear(string Day) : Refusal("Не понимаем дату «{0}». Пишите даты через запятую: 28.11.2026, 05.12.2026.", Day);

public sealed record VersionIsOpen() : Refusal("Новая версия уже начата.");

public sealed record NothingFits() : Refusal("Предложить нечего: до конца стажировки не осталось свободных минут. Увеличьте время в неделю или уберите занятые дни.");

public sealed record NothingToClose() : Refusal("По карте закрывать нечего. Если хотите, добавьте дела сами.");

public sealed record NoMinutesLeft() : Refusal("До конца стажировки не осталось свободных минут. Увеличьте время в неделю или уберите занятые дни.");

public sealed record NothingToChooseFrom() : Refusal("Выбирать не из чего: в программе нет ни заданий, ни материалов.");

public sealed record PinnedDoesNotFit(int Minutes) : Refusal("Закреплённое не помещается в ваше время: не хватает {0} мин. Остальное подобрано так, будто это время найдётся.", Minutes);

public sealed record PinnedLacksWhatItNeeds(string Title) : Refusal("До закреплённого «{0}» нужно то, чему в маршруте нет места.", Title);

public sealed record TasksWaitForThemselves(string Titles) : Refusal("Эти дела по кругу ждут друг друга, поэтому не предложены: {0}.", Titles);

public sealed record NothingInstead(string Title) : Refusal("Вместо «{0}» предложить нечего: больше ничего не помещается и не помогает.", Title);
