using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Papers;

public sealed record PaperInput
{
    [Display(Name = "Название")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(Paper.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; init; } = "";

    [Display(Name = "Текст документа")]
    [Required(ErrorMessage = "Введите текст.")]
    [StringLength(Paper.LongestBody, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Body { get; init; } = "";

    public Guid Stamp { get; init; }
}
