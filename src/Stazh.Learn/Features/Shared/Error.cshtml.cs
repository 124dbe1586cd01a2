using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.Shared;

/// <summary>One page for every status: what happened and what to do; never a trace.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : AppPage
{
    public int Code { get; private set; }

    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Code = code;
        (Heading, Advice) = code switch
        {
            400 => (Text["Запрос не понят"], Text["Вернитесь на предыдущую страницу, обновите её и повторите. То, что вы набрали, хранится в черновике на этом устройстве."]),
            403 => (Text["Сюда нет доступа"], Text["Эта страница — для другой роли. Если она нужна вам для работы, обратитесь к координатору."]),
            404 => (Text["Страница не найдена"], Text["Проверьте адрес или начните с главной. Возможно, запись перенесена или доступна не вам."]),
            409 => (Text["Данные изменились"], Text["Кто-то сохранил эту запись раньше вас. Откройте её заново и сравните."]),
            413 => (Text["Файл слишком большой"], Text["Уменьшите файл или разделите его на части."]),
            429 => (Text["Слишком много запросов"], Text["Подождите минуту и повторите."]),
            _ => (Text["Что-то сломалось у нас"], Text["Мы записали ошибку. Повторите через несколько минут; введённое хранится в черновике."]),
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : 404;
    }
}
