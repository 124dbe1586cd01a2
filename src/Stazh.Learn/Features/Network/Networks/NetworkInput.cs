using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Network;

public sealed class NetworkInput
{
    [Display(Name = "Регион")]
    public string? Region { get; set; }

    [Display(Name = "Название сети")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "О сети: цель, направления")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? About { get; set; }

    [Display(Name = "Сколько участников заявлено")]
    [Range(1, 500, ErrorMessage = "Укажите число от {1} до {2}.")]
    public int PlannedMembers { get; set; } = NetworkThresholds.Members;

    [Display(Name = "Работает с")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Последний день, если сеть закрыта")]
    public DateOnly? ClosedOn { get; set; }

    public Guid Stamp { get; set; }

    public static NetworkInput Of(MethodNetwork n) => new() { Region = n.Region, Title = n.Title, About = n.About, PlannedMembers = n.PlannedMembers, From = n.From, ClosedOn = n.ClosedOn, Stamp = n.Stamp };
}

public sealed class NetworkMemberInput
{
    [Display(Name = "Наименование организации")]
    [Required(ErrorMessage = "Назовите организацию.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Name { get; set; }

    [Display(Name = "Тип участника")]
    public MemberKind Kind { get; set; } = MemberKind.MethodService;

    [Display(Name = "Адрес страницы площадки в реестре, если она есть")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Site { get; set; }

    [Display(Name = "В сети с")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }
}

public sealed class InteractionInput
{
    [Display(Name = "Уровень")]
    public InteractionLevel Level { get; set; }

    [Display(Name = "Кто")]
    [Required(ErrorMessage = "Назовите первую сторону.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? One { get; set; }

    [Display(Name = "С кем")]
    [Required(ErrorMessage = "Назовите вторую сторону.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Other { get; set; }

    [Display(Name = "В чём взаимодействуют")]
    [Required(ErrorMessage = "Напишите, в чём взаимодействуют стороны.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? About { get; set; }

    [Display(Name = "С какого дня")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }
}

public sealed class AssociationInput
{
    [Display(Name = "Вид")]
    public AssociationKind Kind { get; set; }

    [Display(Name = "Название объединения")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Кто ведёт: должность и организация")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Leader { get; set; }

    [Display(Name = "Сколько педагогов")]
    [Range(0, 100000, ErrorMessage = "Укажите число от {1} до {2}.")]
    public int Teachers { get; set; }

    [Display(Name = "Создано")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? From { get; set; }
}

public sealed class VisitInput
{
    [Display(Name = "Методическое мероприятие")]
    [Required(ErrorMessage = "Назовите мероприятие.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Event { get; set; }

    [Display(Name = "Дата")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Кто принимал")]
    [Required(ErrorMessage = "Назовите организацию.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Host { get; set; }

    [Display(Name = "Кто приехал")]
    [Required(ErrorMessage = "Назовите организацию.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Guests { get; set; }

    [Display(Name = "Сколько гостей")]
    [Range(1, 10000, ErrorMessage = "Укажите число от {1} до {2}.")]
    public int Visitors { get; set; } = 1;

    [Display(Name = "Что взяли в работу")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Outcome { get; set; }
}
