using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Documents;

public sealed class FrdoInput
{
    [Display(Name = "Шаблон ФИС ФРДО (XLSX)")]
    [Required(ErrorMessage = "Выберите файл шаблона.")]
    public IFormFile? Template { get; set; }

    [Display(Name = "Область профессиональной деятельности")]
    [Required(ErrorMessage = "Заполните поле.")]
    public string Area { get; set; } = "Образование и наука";

    [Display(Name = "Укрупнённая группа специальностей")]
    [Required(ErrorMessage = "Заполните поле.")]
    public string Group { get; set; } = "44.00.00 Образование и педагогические науки";

    [Display(Name = "Форма обучения")]
    [Required(ErrorMessage = "Заполните поле.")]
    public string Form { get; set; } = "Очная";

    [Display(Name = "Источник финансирования")]
    [Required(ErrorMessage = "Заполните поле.")]
    public string Finance { get; set; } = "Бюджетное обучение";

    [Display(Name = "Внести только тех, у кого нет ошибок")]
    public bool OnlyReady { get; set; }

    public FrdoCommon Common => new(Area ?? "", Group ?? "", Form ?? "", Finance ?? "");
}
