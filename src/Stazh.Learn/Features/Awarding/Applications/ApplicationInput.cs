using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The form F-01; a draft may be half empty, handing in asks for all seven.</summary>
public sealed class ApplicationInput
{
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? OrganisationName { get; set; }

    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? LegalAddress { get; set; }

    [Display(Name = "Телефон")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Phone { get; set; }

    [Display(Name = "Факс")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Fax { get; set; }

    [Display(Name = "Электронная почта")]
    [StringLength(256, ErrorMessage = "Не длиннее {1} знаков.")]
    [EmailAddress(ErrorMessage = "Проверьте адрес почты.")]
    public string? Email { get; set; }

    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? OrganisationHead { get; set; }

    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? SiteHead { get; set; }

    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Consultant { get; set; }

    public Guid Stamp { get; set; }

    public ApplicationText Text => new()
    {
        OrganisationName = Clean(OrganisationName), LegalAddress = Clean(LegalAddress), Phone = Clean(Phone), Fax = Clean(Fax), Email = Clean(Email),
        OrganisationHead = Clean(OrganisationHead), SiteHead = Clean(SiteHead), Consultant = Clean(Consultant),
    };

    public static ApplicationInput From(ApplicationText text, Guid stamp) => new()
    {
        OrganisationName = text.OrganisationName, LegalAddress = text.LegalAddress, Phone = text.Phone, Fax = text.Fax, Email = text.Email,
        OrganisationHead = text.OrganisationHead, SiteHead = text.SiteHead, Consultant = text.Consultant, Stamp = stamp,
    };

    private static string Clean(string? text) => text?.Trim() ?? "";
}
