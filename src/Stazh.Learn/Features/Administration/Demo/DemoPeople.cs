using Microsoft.AspNetCore.Identity;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Invented people of the demonstration: sixteen sign-ins, one password.</summary>
internal static class DemoPeople
{
    public const string Region = "Ленинградская область";

    private static readonly (string Mailbox, string Family, string Given, string? Patronymic, string School, string District, string Position, int Years, QualificationCategory Category)[] Everybody =
    [
        ("trainee1", "Берёзкина", "Анна", "Павловна", "МБОУ «СОШ № 12»", "Гатчинский район", "учитель начальных классов", 4, QualificationCategory.First),
        ("trainee2", "Лозовой", "Игорь", "Степанович", "МОУ «Лицей «Заречье»", "Лужский район", "учитель математики", 11, QualificationCategory.Highest),
        ("trainee3", "Рябинина", "Светлана", "Олеговна", "МКОУ «Озёрная СОШ»", "Приозерский район", "учитель начальных классов", 2, QualificationCategory.None),
        ("trainee4", "Кленова", "Марина", "Игоревна", "МОУ «Гимназия «Ступени»", "Всеволожский район", "педагог-психолог", 8, QualificationCategory.First),
        ("trainee5", "Вишняков", "Денис", "Аркадьевич", "МБОУ «СОШ № 27»", "Кингисеппский район", "учитель технологии", 15, QualificationCategory.Highest),
        ("trainee6", "Ольхова", "Татьяна", "Борисовна", "МОУ «Сосновская ООШ»", "Приозерский район", "учитель русского языка", 22, QualificationCategory.Highest),
        ("trainee7", "Ивушкина", "Екатерина", "Львовна", "МБОУ «СОШ № 12»", "Гатчинский район", "учитель начальных классов", 1, QualificationCategory.None),
        ("trainee8", "Тополев", "Сергей", "Николаевич", "МОУ «Речная СОШ»", "Подпорожский район", "социальный педагог", 6, QualificationCategory.Conformity),
        ("tutor1", "Дубравина", "Елена", "Викторовна", "МОУ «СОШ №3»", "Лужский район", "учитель начальных классов", 26, QualificationCategory.Mentor),
        ("tutor2", "Осинин", "Павел", "Романович", "МОУ «СОШ №3»", "Лужский район", "педагог-психолог", 14, QualificationCategory.Highest),
        ("head1", "Липатова", "Нина", "Георгиевна", "МОУ «СОШ №3»", "Лужский район", "заместитель директора", 30, QualificationCategory.Highest),
        ("expert1", "Ясенев", "Олег", "Максимович", "Институт развития образования", "Выборгский район", "доцент", 20, QualificationCategory.None),
        ("expert2", "Калинина", "Вера", "Андреевна", "Институт развития образования", "Киришский район", "методист", 17, QualificationCategory.Methodologist),
        ("expert3", "Черёмухин", "Глеб", "Ильич", "МОУ «Лицей «Горизонт»", "Волховский район", "директор", 25, QualificationCategory.Highest),
        ("coordinator1", "Рощина", "Ольга", "Дмитриевна", "Институт развития образования", "Всеволожский район", "координатор стажировочных площадок", 12, QualificationCategory.None),
        ("admin1", "Полянский", "Кирилл", "Юрьевич", "Институт развития образования", "Всеволожский район", "администратор", 5, QualificationCategory.None),
    ];

    /// <summary>Mailbox to person; made through Identity, so that their passwords are real.</summary>
    public static async Task<Dictionary<string, Person>> AddAsync(UserManager<Person> people, AppDb db, ConsentTexts texts, string password, DateTimeOffset now)
    {
        var made = new Dictionary<string, Person>();
        foreach (var one in Everybody)
        {
            var email = $"{one.Mailbox}@stazh.example";
            var person = new Person
            {
                Id = Guid.CreateVersion7(now), UserName = email, Email = email, EmailConfirmed = true, FamilyName = one.Family, GivenName = one.Given, Patronymic = one.Patronymic,
                WorkPlace = one.School, Region = Region, District = one.District, Position = one.Position, ExperienceYears = one.Years, Category = one.Category, RegisteredAt = now.AddDays(-90),
            };
            db.Add(new Consent { Id = Guid.CreateVersion7(now), PersonId = person.Id, Kind = ConsentKind.Processing, Version = texts.Of(ConsentKind.Processing).Version, GivenAt = now.AddDays(-90) });
            var result = await people.CreateAsync(person, password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"{one.Mailbox}: {string.Join(' ', result.Errors.Select(e => e.Code))}");
            }

            made[one.Mailbox] = person;
        }

        return made;
    }
}
