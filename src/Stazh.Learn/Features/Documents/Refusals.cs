using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Documents;

public sealed record NobodyToIssueTo() : Refusal("Выдавать некому: у всех, кто выполнил условия, документы уже есть.");

public sealed record RunIsNotIssuing() : Refusal("Документы выдают, когда стажировка идёт или завершена.");

public sealed record ActIsAhead() : Refusal("Дата акта не может быть позже сегодняшней.");

public sealed record ChangeNeedsReason() : Refusal("Напишите причину: она останется в истории документа.");

public sealed record DocumentIsReplaced() : Refusal("Этот документ уже заменён другим.");

public sealed record DocumentIsAnnulled() : Refusal("Этот документ уже аннулирован.");

public sealed record DocumentChangedElsewhere() : Refusal("Документ только что изменил кто-то другой. Посмотрите его историю и повторите, если нужно.");
