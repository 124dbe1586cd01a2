using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Portal;

public sealed class NewsInput
{
    public const int LongestTitle = 200;
    public const int LongestSummary = 400;
    public const int LongestBody = 20_000;

    [Display(Name = "Заголовок")]
    [Required(ErrorMessage = "Напишите заголовок.")]
    [StringLength(LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; set; } = "";

    [Display(Name = "Коротко")]
    [StringLength(LongestSummary, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Summary { get; set; }

    [Display(Name = "Текст")]
    [Required(ErrorMessage = "Напишите текст.")]
    [StringLength(LongestBody, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Body { get; set; } = "";

    public Guid Stamp { get; set; }

    public static NewsInput From(NewsItem item) => new() { Title = item.Title, Summary = item.Summary, Body = item.Body, Stamp = item.Stamp };
}
