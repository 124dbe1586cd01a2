using System.Globalization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Web;

public sealed class TranslationFactoryTests
{
    [Theory]
    [InlineData("Срок — {0}.", "Срок — 27 ноября 2026 г.")]
    [InlineData("До {0}. Потом поздно.", "До 27 ноября 2026 г. Потом поздно.")]
    public void A_sentence_that_ends_with_an_abbreviation_has_one_full_stop(string words, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        Assert.Equal(said, new TranslationFactory().Create(typeof(Text))[words, Wording.Date(new(2026, 11, 27)).Replace('\u00a0', ' ')].Value);
    }
}
