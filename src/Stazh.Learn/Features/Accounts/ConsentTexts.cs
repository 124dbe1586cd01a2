using System.Collections.Concurrent;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <param name="Version">Day from which the text is in force; a consent names the version it was given to.</param>
/// <param name="Purpose">What it is for, from the text itself.</param>
/// <param name="Withdrawal">What a withdrawal leads to, from the text itself.</param>
public sealed record ConsentText(ConsentKind Kind, string Version, string Purpose, string Withdrawal)
{
    public string Address => "/pages/" + ConsentTexts.Slug(Kind);

    public string Title => ConsentTexts.Title(Kind);
}

/// <summary>Which texts of consent are in force: content/portal/legal, shown under /pages.</summary>
public sealed class ConsentTexts(ContentFolder content)
{
    private readonly ConcurrentDictionary<ConsentKind, ConsentText> read = new();

    public ConsentText Of(ConsentKind kind) => read.GetOrAdd(kind, k =>
    {
        var text = FrontMatter.Read(content.File("portal", "legal", Slug(k) + ".md"));
        return new(k, text["version"], text["purpose"], text["withdraw"]);
    });

    public static string Slug(ConsentKind kind) => kind switch
    {
        ConsentKind.Processing => "consent-processing",
        ConsentKind.Distribution => "consent-distribution",
        ConsentKind.EducationData => "consent-education-data",
        _ => "consent-mail",
    };

    public static string Title(ConsentKind kind) => kind switch
    {
        ConsentKind.Processing => "Согласие на обработку персональных данных",
        ConsentKind.Distribution => "Согласие на распространение персональных данных",
        ConsentKind.EducationData => "Согласие на обработку данных для документа о квалификации",
        _ => "Согласие на почтовые сводки",
    };
}
