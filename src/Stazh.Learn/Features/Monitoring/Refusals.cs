using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

public sealed record DenominatorIsWithdrawn() : Refusal("Это число уже отозвано.");

public sealed record DenominatorIsAhead() : Refusal("День числа ещё не наступил: внесите то, что известно на сегодня.");

public sealed record DistrictIsNotOfTheRegion() : Refusal("Такого района в справочнике региона нет.");

public sealed record HalfIsNotOver() : Refusal("Полугодие ещё не закончилось: зафиксировать показатели можно после его последнего дня.");

public sealed record SnapshotNeedsReason() : Refusal("Показатели этого полугодия уже зафиксированы. Напишите, почему фиксируете их заново: прежние числа останутся в истории.");

public sealed record SomebodyTookItFirst() : Refusal("Показатели только что зафиксировал кто-то другой. Посмотрите на них: возможно, ваших изменений не нужно.");
