using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

public sealed record ReportIsSent() : Refusal("Отчёт отправлен: его текст не меняют, пока отчёт не вернут.");

public sealed record ReportNeedsBothCriteria() : Refusal("Напишите об обоих критериях: соответствие целям и динамика результатов.");

public sealed record ReportNeedsConclusions() : Refusal("Напишите итог выполнения плана.");

public sealed record AnalysisIsNotWhole() : Refusal("Заполните все части аналитического отчёта: что отработано, что сделано, анализ, выводы.");

public sealed record ReportIsNotSent() : Refusal("Решение принимают по отправленному отчёту.");

public sealed record ReturnNeedsReason() : Refusal("Напишите, что исправить: автор увидит это в отчёте.");

