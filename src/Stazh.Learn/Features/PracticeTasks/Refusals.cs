using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <param name="Code">Of the field or question.</param>
/// <param name="Label">As the form calls it.</param>
public sealed record TaskGap(string Code, string Label);

public sealed record TaskIsIncomplete(IReadOnlyList<TaskGap> Gaps) : Refusal("Пока не хватает: {0}.", string.Join("; ", Gaps.Select(g => $"«{g.Label.TrimEnd('.')}»")));

public sealed record SelfCheckIsIncomplete() : Refusal("Ответьте на все вопросы самопроверки: тогда покажем результат.");

public sealed record TaskIsWithTutor() : Refusal("Задание у тьютора: изменить его можно, если тьютор его вернёт.");

public sealed record TaskIsAccepted() : Refusal("Задание принято, менять его больше не нужно.");

public sealed record TaskIsDecided() : Refusal("По этому заданию решение уже принято.");

public sealed record CommentIsNeeded() : Refusal("Напишите, что исправить: стажёр увидит ваш комментарий.");

public sealed record CommentIsTooLong(int Longest) : Refusal("Комментарий длиннее {0} знаков.", Longest);

public sealed record SavedElsewhere() : Refusal("Пока вы писали, это сохранили в другом окне. Сравните и сохраните то, что нужно.");

public sealed record InternshipIsOver() : Refusal("Стажировка завершена: менять ничего нельзя.");

public sealed record TooManyFiles(int Most) : Refusal("В одно поле можно приложить не больше {0} файлов.", Most);

public sealed record NamesAPupil() : Refusal("Похоже, здесь есть имя или сведения о здоровье ребёнка. Уберите их или подтвердите, что ребёнка узнать нельзя.");

public sealed record CardIsPosted() : Refusal("Карта уже размещена в чате группы: изменить её нельзя, но можно заполнить новую.");

public sealed record AnswersAreWrong() : Refusal("Поправьте отмеченные поля.");
