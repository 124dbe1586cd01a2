namespace Stazh.Learn.Web.Files;

public sealed record EmptyFile() : Refusal("Файл пустой. Проверьте, что он открывается на вашем устройстве, и выберите его ещё раз.");

public sealed record UnknownFileType() : Refusal("Такие файлы не принимаются. Подойдут картинка (JPEG, PNG, WebP, GIF, HEIC), документ (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP), видео MP4 или WebM, звук MP3, текст TXT, CSV или MD.");

public sealed record MismatchedName(string Extension, string Real) : Refusal("Имя файла оканчивается на «.{0}», а внутри другой формат: {1}. Сохраните файл заново в нужном формате.", Extension, Real);

public sealed record BrokenFile() : Refusal("Файл повреждён или загружен не целиком. Откройте его у себя, сохраните заново и выберите ещё раз.");

public sealed record DoubleFile() : Refusal("В файле спрятан второй файл. Сохраните документ заново и выберите его ещё раз.");

public sealed record MacroFile() : Refusal("Документы с макросами не принимаются. Сохраните его без макросов.");

public sealed record InflatedFile() : Refusal("Файл слишком велик в развёрнутом виде. Уменьшите картинки внутри документа и сохраните его заново.");

public sealed record NotUtf8Text() : Refusal("Текстовый файл должен быть в кодировке UTF-8. Сохраните его в этой кодировке или пришлите DOCX.");

public sealed record HugeImage(int Megapixels) : Refusal("Картинка больше {0} мегапикселей. Уменьшите её и выберите ещё раз.", Megapixels);

public sealed record ImagesUnavailable() : Refusal("Картинки сейчас не принимаются: на сервере нет программы для их обработки. Пришлите PDF или напишите администратору.");

public sealed record FileTooLarge(long Megabytes) : Refusal("Файл больше {0} МБ. Сожмите его или разделите на части.", Megabytes);

public sealed record QuotaExceeded(long Megabytes) : Refusal("Ваши файлы заняли бы больше {0} МБ. Удалите или сократите загруженное.", Megabytes);

public sealed record NoSpaceLeft() : Refusal("На сервере мало места. Мы уже знаем об этом; попробуйте позже.");

public sealed record TooManyUploads() : Refusal("Слишком много незаконченных загрузок. Дождитесь их окончания или повторите завтра.");

public sealed record NoFile() : Refusal("Выберите файл.");

public sealed record UnwantedFamily() : Refusal("Здесь нужен файл другого вида.");
