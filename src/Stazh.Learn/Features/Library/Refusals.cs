using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

public sealed record ResourceNeedsTitle() : Refusal("Назовите материал.");

public sealed record ResourceNeedsSummary() : Refusal("Напишите одно-два предложения о том, что это и кому пригодится.");

public sealed record ResourceNeedsItself() : Refusal("Опишите материал, приложите файл или дайте ссылку.");

public sealed record ResourceNeedsAuthor() : Refusal("Назовите автора: отметьте «Я автор» или впишите фамилию и имя.");

public sealed record ResourceNeedsNamesAgreed() : Refusal("Имена авторов увидят все. Подтвердите, что каждый из них на это согласен.");

public sealed record ActNeedsLevel() : Refusal("Укажите уровень акта: федеральный, региональный или муниципальный.");

public sealed record LinkIsNoAddress() : Refusal("Ссылка должна начинаться с https:// или http://.");

public sealed record ResourceIsOffered() : Refusal("Материал уже на проверке: ответ придёт в уведомления.");

public sealed record ResourceIsPublishedAlready() : Refusal("Эта версия уже опубликована. Сначала измените материал.");

public sealed record ResourceIsNotOffered() : Refusal("Вернуть автору можно только то, что он прислал на проверку.");

public sealed record ResourceIsNotShown() : Refusal("Материал и так не опубликован.");

public sealed record ReturnNeedsComment() : Refusal("Напишите автору, что исправить.");

public sealed record WithdrawalNeedsReason() : Refusal("Напишите, почему материал снимается: причину увидит автор.");

public sealed record ResourceHasEnoughFiles(int Most) : Refusal("К материалу можно приложить не больше {0} файлов.", Most);

public sealed record PupilMayBeNamed(string Found) : Refusal("Похоже на имя или диагноз ребёнка: {0}. Уберите их или подтвердите, что учеников в тексте нет.", Found);

public sealed record ResourceWasSavedFirst() : Refusal("Кто-то сохранил этот материал раньше вас. Ваш текст остался в полях, сохранённый — под ними. Нажмите кнопку ещё раз, чтобы сохранить ваш.");

public sealed record OnlyKeepersPublish() : Refusal("Публикует координатор региона или руководитель площадки: отправьте материал на проверку.");

public sealed record WorkNeedsConsent() : Refusal("Работу можно показать всем только с согласия автора на распространение: сейчас его нет.");

public sealed record WorkIsNotAccepted() : Refusal("Предложить можно работу, которая опубликована и получила рецензии.");

public sealed record PackageLinkNeedsAddress(int Line) : Refusal("Строка {0}: поставьте в конце адрес, который начинается с https:// или с косой черты.", Line);

public sealed record PackageIsReady() : Refusal("Этот пакет уже размещён.");

public sealed record PackageWasSavedFirst() : Refusal("Кто-то изменил этот пакет раньше вас. Ваш текст остался в поле. Нажмите кнопку ещё раз, чтобы сохранить его.");

public sealed record RunHasNotEnded() : Refusal("Стажировка ещё идёт: пакет размещают, когда она закончится.");
