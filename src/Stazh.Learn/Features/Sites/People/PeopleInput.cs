using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Sites;

public sealed class HeadInput : ActInput
{
    [Display(Name = "Почта того, кого назначают")]
    [Required(ErrorMessage = "Укажите почту.")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Email { get; set; } = "";

    [Display(Name = "Достижения по направлению площадки")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Achievements { get; set; }

    /// <summary>Names of the organisations that decided together.</summary>
    public List<string> Participants { get; set; } = [];
}

public sealed class MemberInput
{
    [Display(Name = "Почта сотрудника")]
    [Required(ErrorMessage = "Укажите почту.")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Email { get; set; } = "";

    [Display(Name = "Должность на площадке")]
    [Required(ErrorMessage = "Выберите должность.")]
    public string Post { get; set; } = "";

    [Display(Name = "Приказ: номер и дата")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Act { get; set; }

    [Display(Name = "За кем закреплён: район, школа, мастерская")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? CaresFor { get; set; }

    [Display(Name = "С какого дня")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }
}

public sealed class GroupInput
{
    [Display(Name = "Вид группы")]
    public SiteGroupKind Kind { get; set; }

    [Display(Name = "Направление")]
    [Required(ErrorMessage = "Назовите направление группы.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Direction { get; set; } = "";

    [Display(Name = "Приказ: номер и дата")]
    [Required(ErrorMessage = "Укажите приказ о группе.")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Act { get; set; } = "";

    [Display(Name = "Начало")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Окончание")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }

    [Display(Name = "Почта участников")]
    [Required(ErrorMessage = "Укажите хотя бы одного участника.")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Emails { get; set; } = "";
}

public sealed class ManningInput
{
    [Display(Name = "Структура и порядок комплектования")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Manning { get; set; }

    public Guid Stamp { get; set; }
}
