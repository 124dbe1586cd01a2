using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

public sealed record NothingIsSaid() : Refusal("Напишите сообщение или приложите файл.");

public sealed record TooLongToSay(int Most) : Refusal("Не длиннее {0} знаков: разделите на части.", Most);

public sealed record MessageIsDeleted() : Refusal("Сообщение уже удалено.");

public sealed record ModerationNeedsReason() : Refusal("Напишите причину: её увидят автор и группа.");

public sealed record TopicIsClosed() : Refusal("Тема закрыта: новые ответы не принимаются.");

public sealed record TooManyFilesToSay(int Most) : Refusal("К одному сообщению можно приложить не больше {0} файлов.", Most);

public sealed record KeyIsTaken() : Refusal("Не удалось отправить. Обновите страницу и повторите.");
