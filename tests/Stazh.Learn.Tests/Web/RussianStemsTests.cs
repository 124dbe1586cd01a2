using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Tests.Web;

public sealed class RussianStemsTests
{
    [Theory]
    [InlineData("дефицит дефицита дефициту дефицитом дефиците дефициты дефицитов дефицитам дефицитами дефицитах Дефицит")]
    [InlineData("стажировка стажировки стажировке стажировку стажировкой стажировкою стажировок стажировкам стажировками стажировках")]
    [InlineData("учитель учителя учителю учителем учителе учителей учителям учителями учителях УЧИТЕЛЯ")]
    [InlineData("урок урока уроку уроком уроке уроки уроков урокам уроками уроках")]
    [InlineData("ребёнок ребенок ребёнка ребенку ребёнком")]
    [InlineData("компетенция компетенции компетенцию компетенцией компетенций компетенциями компетенциях")]
    [InlineData("задание задания заданию заданием заданий заданиям заданиями")]
    [InlineData("профессиональный профессиональная профессиональное профессиональные профессионального профессиональных профессиональными")]
    public void Forms_of_a_word_have_one_stem(string forms) => Assert.Single(RussianStems.Terms(forms));

    [Fact]
    public void Different_words_stay_different() => Assert.Equal(6, RussianStems.Terms("урок ученик учитель учебник стажировка стажёр").Count());

    [Fact]
    public void Punctuation_accents_and_single_letters_do_not_count() =>
        Assert.Equal(["урок", "онлайн", "зам", "2026"], RussianStems.Terms("«Уро́к-онлайн», и в за́м; (2026)!"));

    [Fact]
    public void A_very_long_word_is_cut() => Assert.Equal(RussianStems.LongestTerm, RussianStems.Terms(new string('ж', 500)).Single().Length);
}
