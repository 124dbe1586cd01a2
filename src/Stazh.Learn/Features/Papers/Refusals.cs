using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Papers;

public sealed record PaperIsRegistered() : Refusal("Документ уже зарегистрирован: его текст не меняют. Исправьте новой версией.");

public sealed record PlacesAreOpen(string Names) : Refusal("Заполните в тексте: {0}.", Names);

public sealed record DateIsAhead() : Refusal("Дата документа не может быть позже сегодняшней.");

public sealed record PaperIsNotInForce() : Refusal("Так можно только с документом, который действует.");

public sealed record ScanIsPdfOrPicture() : Refusal("Скан — это PDF или JPEG.");

public sealed record PaperNeedsReason() : Refusal("Напишите причину: она останется в истории документа.");

public sealed record PaperChangedElsewhere() : Refusal("Документ только что изменил кто-то другой. Ваш текст остался в форме: сравните и сохраните снова.");

public sealed record TemplateChangedElsewhere() : Refusal("Шаблон только что сохранил кто-то другой. Ваш текст остался в форме: сравните и сохраните снова.");

public sealed record TemplateHasMistakes() : Refusal("В шаблоне есть ошибки: исправьте строки из списка.");

public sealed record PatternIsWrong() : Refusal("В образце номера нужна одна метка {{n}}; можно добавить {{год}} или {{гг}}.");
