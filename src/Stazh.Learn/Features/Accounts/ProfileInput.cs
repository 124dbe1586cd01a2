using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Accounts;

/// <summary>The work data of a person as the forms of registration and profile ask for it.</summary>
public class ProfileInput
{
    public static readonly IReadOnlyDictionary<QualificationCategory, string> Categories = new Dictionary<QualificationCategory, string>
    {
        [QualificationCategory.None] = "Без категории",
        [QualificationCategory.Conformity] = "Соответствие занимаемой должности",
        [QualificationCategory.First] = "Первая",
        [QualificationCategory.Highest] = "Высшая",
        [QualificationCategory.Methodologist] = "Педагог-методист",
        [QualificationCategory.Mentor] = "Педагог-наставник",
    };

    public static readonly IReadOnlyDictionary<string, string> Zones = new Dictionary<string, string>
    {
        ["Europe/Kaliningrad"] = "Калининград (МСК−1)",
        ["Europe/Moscow"] = "Москва (МСК)",
        ["Europe/Samara"] = "Самара (МСК+1)",
        ["Asia/Yekaterinburg"] = "Екатеринбург (МСК+2)",
        ["Asia/Omsk"] = "Омск (МСК+3)",
        ["Asia/Krasnoyarsk"] = "Красноярск (МСК+4)",
        ["Asia/Irkutsk"] = "Иркутск (МСК+5)",
        ["Asia/Yakutsk"] = "Якутск (МСК+6)",
        ["Asia/Vladivostok"] = "Владивосток (МСК+7)",
        ["Asia/Magadan"] = "Магадан (МСК+8)",
        ["Asia/Kamchatka"] = "Камчатка (МСК+9)",
    };

    public static string ZoneTitle(string id) => Zones.GetValueOrDefault(id, id);

    [Display(Name = "Фамилия")]
    [Required(ErrorMessage = "Укажите фамилию.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string FamilyName { get; set; } = "";

    [Display(Name = "Имя")]
    [Required(ErrorMessage = "Укажите имя.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string GivenName { get; set; } = "";

    [Display(Name = "Отчество")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Patronymic { get; set; }

    [Display(Name = "Место работы")]
    [Required(ErrorMessage = "Укажите место работы.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string WorkPlace { get; set; } = "";

    [Display(Name = "Регион")]
    [Required(ErrorMessage = "Укажите регион.")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Region { get; set; } = "";

    [Display(Name = "Район или городской округ")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? District { get; set; }

    [Display(Name = "Должность")]
    [Required(ErrorMessage = "Укажите должность.")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Position { get; set; } = "";

    [Display(Name = "Стаж, лет")]
    [Range(0, 70, ErrorMessage = "Стаж — от {1} до {2} лет.")]
    public int? ExperienceYears { get; set; }

    [Display(Name = "Категория")]
    public QualificationCategory Category { get; set; }

    [Display(Name = "Часовой пояс")]
    [RegularExpression("^(Europe|Asia)/[A-Za-z_]{3,30}$", ErrorMessage = "Выберите часовой пояс из списка.")]
    public string TimeZoneId { get; set; } = "Europe/Moscow";

    public static T From<T>(Person person)
        where T : ProfileInput, new() => new()
    {
        FamilyName = person.FamilyName, GivenName = person.GivenName, Patronymic = person.Patronymic, WorkPlace = person.WorkPlace, Region = person.Region,
        District = person.District, Position = person.Position, ExperienceYears = person.ExperienceYears, Category = person.Category, TimeZoneId = person.TimeZoneId,
    };

    public void ApplyTo(Person person)
    {
        person.FamilyName = FamilyName.Trim();
        person.GivenName = GivenName.Trim();
        person.Patronymic = Patronymic?.Trim();
        person.WorkPlace = WorkPlace.Trim();
        person.Region = Region.Trim();
        person.District = District?.Trim() ?? "";
        person.Position = Position.Trim();
        person.ExperienceYears = ExperienceYears;
        person.Category = Category;
        person.TimeZoneId = TimeZoneId;
    }
}
