using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Monitoring;

public sealed class JournalInput
{
    [Display(Name = "Что это")]
    [EnumDataType(typeof(JournalKind), ErrorMessage = "Выберите, что это за запись.")]
    public JournalKind Kind { get; set; }

    [Display(Name = "Когда")]
    [Required(ErrorMessage = "Укажите день.")]
    public DateOnly? On { get; set; }

    [Display(Name = "Название")]
    [Required(ErrorMessage = "Назовите запись.")]
    [StringLength(JournalEntry.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Title { get; set; } = "";

    [Display(Name = "Что это изменило в вашей работе")]
    [StringLength(JournalEntry.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Text { get; set; }

    public IReadOnlyList<Guid> Remove { get; set; } = [];

    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    public Guid Stamp { get; set; }
}
