using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Network;

public sealed class WorkshopInput
{
    /// <summary>A network or a site; cannot be changed afterwards.</summary>
    [Display(Name = "Где работает мастерская: сеть или площадка")]
    public Guid? Place { get; set; }

    [Display(Name = "Название мастерской")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Направление")]
    [Required(ErrorMessage = "Назовите направление.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Direction { get; set; }

    [Display(Name = "Педагог-мастер: фамилия, имя и отчество")]
    [Required(ErrorMessage = "Назовите педагога-мастера.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? MasterName { get; set; }

    [Display(Name = "Педагог-мастер: должность и организация")]
    [Required(ErrorMessage = "Укажите должность и организацию.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? MasterPost { get; set; }

    [Display(Name = "Почта в программе, если есть")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }

    [Display(Name = "Работает с")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Последний день, если мастерская закрыта")]
    public DateOnly? Until { get; set; }

    public Guid Stamp { get; set; }

    public static WorkshopInput Of(Workshop w, string? email) => new()
    {
        Title = w.Title, Direction = w.Direction, MasterName = w.MasterName, MasterPost = w.MasterPost, Email = email, From = w.From, Until = w.Until, Stamp = w.Stamp,
    };
}

public sealed class WorkshopMemberInput
{
    [Display(Name = "Фамилия, имя и отчество")]
    [Required(ErrorMessage = "Назовите педагога.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Name { get; set; }

    [Display(Name = "Должность, организация")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Post { get; set; }

    [Display(Name = "Почта в программе, если есть")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Email { get; set; }
}

public sealed class LessonInput
{
    [Display(Name = "Тема")]
    [Required(ErrorMessage = "Назовите тему.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Topic { get; set; }

    [Display(Name = "Дата")]
    [Required(ErrorMessage = "Укажите дату.")]
    public DateOnly? On { get; set; }
}

public sealed class LessonResult
{
    public Guid Lesson { get; set; }

    public Guid Stamp { get; set; }

    [Range(0, 1000, ErrorMessage = "Укажите число от {1} до {2}.")]
    public int Came { get; set; }

    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Outcome { get; set; }
}
