using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Sites;

/// <summary>Requisites of the act; the body by its official name.</summary>
public abstract class ActInput
{
    [Display(Name = "Вид акта")]
    public ActKind ActKind { get; set; }

    [Display(Name = "Номер акта")]
    [Required(ErrorMessage = "Укажите номер акта.")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string ActNumber { get; set; } = "";

    [Display(Name = "Дата акта")]
    [Required(ErrorMessage = "Укажите дату акта.")]
    public DateOnly? ActDate { get; set; }

    [Display(Name = "Кто издал")]
    [Required(ErrorMessage = "Укажите, кто издал акт.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Body { get; set; } = "";

    /// <summary>The site as the person saw it.</summary>
    public Guid Stamp { get; set; }
}

public sealed class StatusInput : ActInput
{
    [Display(Name = "Какой статус")]
    public StatusKind Kind { get; set; }

    [Display(Name = "Приложения")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Appendices { get; set; }

    [Display(Name = "Начало")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Окончание")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }
}

public sealed class EndingInput : ActInput
{
    [Display(Name = "Основание")]
    public EndGround Ground { get; set; }

    [Display(Name = "Кто предложил")]
    public EndInitiator Initiator { get; set; }

    [Display(Name = "Чем предложено")]
    [Required(ErrorMessage = "Назовите решение организации или рекомендацию: номер и дату.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Proposal { get; set; } = "";

    [Display(Name = "В чём основание")]
    [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Reason { get; set; }

    [Display(Name = "Последний день")]
    [Required(ErrorMessage = "Укажите последний день деятельности.")]
    public DateOnly? LastDay { get; set; }
}
