using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Library;

/// <summary>What a draft begins with; the rest is written on its own page.</summary>
public sealed class NewInput
{
    [Display(Name = "Название")]
    [Required(ErrorMessage = "Назовите материал.")]
    [StringLength(ResourceContent.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Вид")]
    [EnumDataType(typeof(ResourceKind), ErrorMessage = "Выберите вид из списка.")]
    public ResourceKind Kind { get; set; }

    public ResourceContent Content(int year) => new(
        Title!.Trim(), "", "", Kind, "", "", year, Kind == ResourceKind.Act ? Licence.Official : Licence.Teaching, "", null, "", IsReplaced: false, ByOwner: Kind != ResourceKind.Act, [], NamesAgreed: false);
}
