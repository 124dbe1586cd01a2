namespace Stazh.Learn.Web;

/// <summary>A “no” with the user's sentence: Russian source text with <c>{0}</c> places, translated where it is shown.</summary>
public abstract record Refusal(string Sentence, params object[] Values)
{
    public string In(Microsoft.Extensions.Localization.IStringLocalizer text) => text[Sentence, Values];
}
