using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <summary>The framework's own refusals in the words of the interface.</summary>
internal sealed class RussianIdentityErrors(IStringLocalizer<Text> text) : IdentityErrorDescriber
{
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "Такой адрес уже зарегистрирован. Войдите или восстановите пароль.");

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "Укажите адрес почты вида name@school.ru.");

    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = text["Пароль — не короче {0} знаков.", length] };

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Текущий пароль введён неверно.");

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Ссылка устарела или уже использована. Запросите новую.");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Данные изменились в другом окне. Обновите страницу и повторите.");

    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Не получилось. Повторите ещё раз.");

    private IdentityError Say(string code, string sentence) => new() { Code = code, Description = text[sentence] };
}
