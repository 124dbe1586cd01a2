using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Library;

public sealed class ResourceInput
{
    [Display(Name = "Название")]
    [Required(ErrorMessage = "Назовите материал.")]
    [StringLength(ResourceContent.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Вид")]
    [EnumDataType(typeof(ResourceKind), ErrorMessage = "Выберите вид из списка.")]
    public ResourceKind Kind { get; set; }

    [Display(Name = "Коротко: что это и кому пригодится")]
    [StringLength(ResourceContent.LongestSummary, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Summary { get; set; }

    [Display(Name = "Описание")]
    [StringLength(ResourceContent.LongestBody, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Body { get; set; }

    [Display(Name = "Тема")]
    [StringLength(ResourceContent.LongestTheme, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Theme { get; set; }

    [Display(Name = "Программа стажировки")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Programme { get; set; }

    [Display(Name = "Год")]
    [Range(1900, 2100, ErrorMessage = "Год — от {1} до {2}.")]
    public int Year { get; set; }

    [Display(Name = "Как можно использовать")]
    [EnumDataType(typeof(Licence), ErrorMessage = "Выберите условия из списка.")]
    public Licence Licence { get; set; }

    [Display(Name = "Ссылка")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Link { get; set; }

    [Display(Name = "Уровень акта")]
    public ActLevel? Level { get; set; }

    [Display(Name = "Действие акта")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Standing { get; set; }

    [Display(Name = "Акт заменён или утратил силу")]
    public bool IsReplaced { get; set; }

    [Display(Name = "Я автор")]
    public bool ByOwner { get; set; }

    [Display(Name = "Другие авторы, каждый с новой строки")]
    [StringLength(6000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Authors { get; set; }

    [Display(Name = "Каждый автор согласен, что его имя увидят все")]
    public bool NamesAgreed { get; set; }

    [Display(Name = "Имён и диагнозов учеников в тексте нет")]
    public bool NoPupil { get; set; }

    public Guid Stamp { get; set; }

    public ResourceContent Content => new(
        Clean(Title), Clean(Summary), Clean(Body), Kind, Clean(Theme), Clean(Programme), Year, Licence, Clean(Link), Kind == ResourceKind.Act ? Level : null, Kind == ResourceKind.Act ? Clean(Standing) : "",
        Kind == ResourceKind.Act && IsReplaced, ByOwner,
        [.. Clean(Authors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.Length > ResourceContent.LongestName ? a[..ResourceContent.LongestName] : a).Distinct().Take(ResourceContent.MostAuthors)],
        NamesAgreed);

    public static ResourceInput From(ResourceContent content, Guid stamp) => new()
    {
        Title = content.Title, Kind = content.Kind, Summary = content.Summary, Body = content.Body, Theme = content.Theme, Programme = content.Programme, Year = content.Year, Licence = content.Licence,
        Link = content.Link, Level = content.Level, Standing = content.Standing, IsReplaced = content.IsReplaced, ByOwner = content.ByOwner, Authors = string.Join('\n', content.Authors), NamesAgreed = content.NamesAgreed, Stamp = stamp,
    };

    private static string Clean(string? text) => text?.Trim() ?? "";
}
