using System.Globalization;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Administration;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Tests.Web;

public sealed class WordsTogetherTests
{
    [Theory]
    [InlineData("Без него покрытие меньше на {0} %.", "Без него покрытие меньше на 10\u00a0%.")]
    [InlineData("{0} мин на все шаги.", "10\u00a0мин на все шаги.")]
    [InlineData("{0} ч", "10\u00a0ч")]
    [InlineData("{0} человек", "10 человек")]
    public void A_number_and_its_unit_stay_on_one_line(string sentence, string said)
    {
        IStringLocalizer text = new TranslationFactory().Create(typeof(Text));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        Assert.Equal(said, text[sentence, 10].Value);
    }

    [Fact]
    public void A_day_and_its_month_stay_on_one_line()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        Assert.Equal("24\u00a0ноября – 21\u00a0декабря 2026\u00a0г.", Wording.Span(new(2026, 11, 24), new(2026, 12, 21)));
    }

    [Fact]
    public void An_excerpt_ends_with_a_whole_word()
    {
        var words = string.Join(' ', Enumerable.Repeat("обучающимися", 60));
        var excerpt = SearchIndex.Shortened(words);
        Assert.True(excerpt.Length <= SearchIndex.SnippetLength);
        Assert.EndsWith(" обучающимися…", excerpt, StringComparison.Ordinal);
        Assert.Equal("коротко", SearchIndex.Shortened("коротко"));
        Assert.Equal(SearchIndex.SnippetLength, SearchIndex.Shortened(new string('я', 1000)).Length);
    }

    [Fact]
    public void The_running_program_has_its_english_words()
    {
        IStringLocalizer text = new TranslationFactory().Create(typeof(Text));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("Sections", text["Разделы"].Value);
        Assert.True(text.GetAllStrings().Count() > 1000);
        // Work that no reader asked for, outside a request, speaks Russian.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Assert.Equal("Разделы", text["Разделы"].Value);
    }

    [Theory]
    [InlineData("1.0.0+ee5d2a479666634a7dcc7893eac4113ab1c16bf3", "1.0.0+ee5d2a4")]
    [InlineData("1.0.0", "1.0.0")]
    public void The_version_names_as_much_of_the_commit_as_people_compare(string version, string shown) => Assert.Equal(shown, SystemState.Short(version));
}
