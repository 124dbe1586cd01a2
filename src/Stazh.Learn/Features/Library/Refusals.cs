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

public sealed record ExperienceNeedsTopic() : Refusal("Назовите тему опыта.");

public sealed record ExperienceNeedsConditions() : Refusal("Опишите условия, в которых опыт возник.");

public sealed record ExperienceNeedsEssence() : Refusal("Опишите сущность опыта.");

public sealed record ExperienceNeedsResults() : Refusal("Напишите, какие получены результаты.");

public sealed record ExperienceNeedsAddress() : Refusal("Напишите, куда передаётся описание.");

public sealed record ExperienceIsPassedOn() : Refusal("Это описание уже передано: переданное не меняется.");

public sealed record ExperienceIsNotChecked() : Refusal("Передают проверенное: сначала опубликуйте материал в библиотеке.");

public sealed record PassingNeedsDay() : Refusal("Укажите день передачи: сегодня или раньше.");

public sealed record ExperienceWasSavedFirst() : Refusal("Кто-то сохранил это описание раньше вас. Ваш текст остался в полях, сохранённый — под ними. Нажмите кнопку ещё раз, чтобы сохранить ваш.");

public sealed record ContestDaysAreOutOfOrder() : Refusal("Укажите дни по порядку: приём с, приём по, потом конец отбора.");

public sealed record IntakeIsClosed() : Refusal("Приём программ сейчас закрыт.");

public sealed record IntakeIsOn() : Refusal("Приём ещё не закончился: итог подводят после него.");

public sealed record EntryNeedsCheckedProgramme() : Refusal("Участвует ваша программа вида «Программа» из этого региона, опубликованная или отправленная на проверку.");

public sealed record ProgrammeIsEntered() : Refusal("Эта программа уже участвует.");

public sealed record ProgrammeContestIsDecided() : Refusal("Итог конкурса подведён, его уже не изменить.");

public sealed record EntriesAreNotJudged(int Left) : Refusal("Без оценки осталось программ: {0}. Сначала оцените их.", Left);

public sealed record ContestNeedsWinner() : Refusal("Отметьте хотя бы одного победителя.");

public sealed record ScoreIsOutOfRange(int Most) : Refusal("Баллы — от 0 до {0}.", Most);

public sealed record ScoreNeedsReason() : Refusal("Напишите, почему вы поставили такие баллы.");

public sealed record ContestWasSavedFirst() : Refusal("Кто-то изменил этот конкурс раньше вас. Ваш текст остался на странице. Нажмите кнопку ещё раз, чтобы сохранить его.");
