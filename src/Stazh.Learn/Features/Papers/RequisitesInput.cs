using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Papers;

public sealed class RequisitesInput
{
    [Display(Name = "Полное наименование")]
    [Required(ErrorMessage = "Введите наименование.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Name { get; set; } = "";

    [Display(Name = "Краткое наименование")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? ShortName { get; set; }

    [Display(Name = "Город (место издания)")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? City { get; set; }

    [Display(Name = "Адрес")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Address { get; set; }

    [Display(Name = "Телефон, почта, сайт")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Contacts { get; set; }

    [Display(Name = "ИНН")]
    [RegularExpression(@"\d{10}(\d{2})?", ErrorMessage = "ИНН — 10 или 12 цифр.")]
    public string? Inn { get; set; }

    [Display(Name = "ОГРН")]
    [RegularExpression(@"\d{13}(\d{2})?", ErrorMessage = "ОГРН — 13 или 15 цифр.")]
    public string? Ogrn { get; set; }

    [Display(Name = "Должность подписанта")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? SignatoryPost { get; set; }

    [Display(Name = "Имя подписанта")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? SignatoryName { get; set; }

    [Display(Name = "Логотип")]
    public IFormFile? Logo { get; set; }

    public bool WithoutLogo { get; set; }

    public Guid Stamp { get; set; }

    public static RequisitesInput Of(Requisites r) => new()
    {
        Name = r.Name, ShortName = r.ShortName, City = r.City, Address = r.Address, Contacts = r.Contacts, Inn = r.Inn, Ogrn = r.Ogrn,
        SignatoryPost = r.SignatoryPost, SignatoryName = r.SignatoryName, Stamp = r.Stamp,
    };

    public void Into(Requisites r)
    {
        (r.Name, r.ShortName, r.City, r.Address, r.Contacts) = (Name.Trim(), ShortName?.Trim() ?? "", City?.Trim() ?? "", Address?.Trim() ?? "", Contacts?.Trim() ?? "");
        (r.Inn, r.Ogrn, r.SignatoryPost, r.SignatoryName, r.Stamp) = (Inn?.Trim() ?? "", Ogrn?.Trim() ?? "", SignatoryPost?.Trim() ?? "", SignatoryName?.Trim() ?? "", Guid.NewGuid());
    }
}
