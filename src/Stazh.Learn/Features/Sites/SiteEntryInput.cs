using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>A site that a coordinator enters: the site itself and the organisations it rests on. Its status is entered apart .</summary>
public sealed class SiteEntryInput : IValidatableObject
{
    [Display(Name = "Субъект")]
    [Required(ErrorMessage = "Выберите субъект.")]
    public string SubjectCode { get; set; } = "";

    [Display(Name = "Вид площадки")]
    [Required(ErrorMessage = "Выберите вид площадки.")]
    public string Kind { get; set; } = "";

    [Display(Name = "Название площадки")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Страница площадки")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? SitesUrl { get; set; }

    [Display(Name = "Примечание")]
    [StringLength(3500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Note { get; set; }

    [MaxLength(12, ErrorMessage = "Не больше {1} организаций.")]
    public List<OrganisationInput> Organisations { get; set; } = [];

    public Guid Stamp { get; set; }

    internal IEnumerable<OrganisationInput> Named => Organisations.Where(o => !string.IsNullOrWhiteSpace(o.Name));

    public static SiteEntryInput From(InternshipSite site) => new()
    {
        SubjectCode = site.SubjectCode, Kind = site.Kind, Title = site.Title, SitesUrl = site.SitesUrl, Note = site.Note, Stamp = site.Stamp,
        Organisations = [.. site.Organisations.OrderBy(o => o.Id).Select(o => new OrganisationInput { Name = o.Name, District = o.District, HomeUrl = o.HomeUrl })],
    };

    /// <summary>One empty line more, so that without a script another organisation can be added.</summary>
    public void Open()
    {
        Organisations = [.. Organisations.Where(o => !o.IsEmpty), new OrganisationInput()];
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var text = validationContext.GetRequiredService<IStringLocalizer<Text>>();
        if (!SiteKinds.All.Contains(Kind))
        {
            yield return new(text["Выберите вид площадки."], [nameof(Kind)]);
        }

        if (!SiteRow.IsAddress(SitesUrl?.Trim() ?? ""))
        {
            yield return new(new AddressIsWrong(SitesUrl!).In(text), [nameof(SitesUrl)]);
        }

        if (!Named.Any())
        {
            yield return new(text["Назовите организацию, на базе которой работает площадка."], ["Organisations[0].Name"]);
        }

        for (var i = 0; i < Organisations.Count; i++)
        {
            if (!SiteRow.IsAddress(Organisations[i].HomeUrl?.Trim() ?? ""))
            {
                yield return new(new AddressIsWrong(Organisations[i].HomeUrl!).In(text), [$"Organisations[{i}].HomeUrl"]);
            }
        }
    }
}

public sealed class OrganisationInput
{
    [Display(Name = "Полное название по уставу")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Name { get; set; }

    [Display(Name = "Район или город")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? District { get; set; }

    [Display(Name = "Сайт организации")]
    [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? HomeUrl { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(District) && string.IsNullOrWhiteSpace(HomeUrl);
}
