using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Tests.Web;

public sealed class SearchIndexTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly Guid Group = Guid.CreateVersion7();

    [Fact]
    public async Task Any_form_of_a_word_and_its_beginning_find_the_page()
    {
        await Put("forms", "Карта дефицитов учителя", "Как работать со стажировочными площадками и оценивать уроки");
        foreach (var question in (string[])["дефицит", "дефицитах", "ДЕФИЦИТА", "учителей карты", "урок", "оцениваем", "площадка стажировочная", "дефиц"])
        {
            Assert.True((await Ask(question, "forms")).Count == 1, question);
        }

        Assert.Empty(await Ask("дефицит физика", "forms"));
        Assert.Empty(await Ask("и, –", "forms"));
    }

    [Theory]
    [InlineData("Академия", "академия")]
    [InlineData("Приказ 99", "99")]
    [InlineData("Stazh quiz", "quiz")]
    [InlineData("Комиссии", "комиссия")]
    public async Task A_word_that_ends_with_the_last_letter_of_an_alphabet_is_found(string title, string question)
    {
        await Put("last", title, "");
        Assert.Contains(await Ask(question, "last"), f => f.Title == title);
    }

    [Fact]
    public async Task A_title_comes_before_a_mention_and_a_foreign_scope_is_not_found()
    {
        await Put("rank", "О другом", "рефлексия рефлексия");
        await Put("rank", "Рефлексия", "о другом");
        await Put("rank", "Рефлексия группы", "", Group);
        Assert.Equal(["Рефлексия", "О другом"], (await Ask("рефлексии", "rank")).Select(f => f.Title));
        Assert.Equal(3, (await Ask("рефлексии", "rank", Group)).Count);
    }

    [Fact]
    public async Task A_changed_page_is_found_by_its_new_words_only_and_a_removed_one_by_none()
    {
        var id = await Put("change", "Старое слово", "общее");
        await Put("change", "Новое слово", "общее", id: id);
        Assert.Empty(await Ask("старое", "change"));
        Assert.Single(await Ask("новое общее", "change"));
        await app.InDb(async db =>
        {
            await new SearchIndex(db).RemoveAsync("change", id);
            await db.SaveChangesAsync();
        });
        Assert.Empty(await Ask("новое", "change"));
        Assert.False(await app.InDb(db => db.Set<SearchTerm>().AnyAsync(t => t.Term == "нов")));
    }

    private async Task<Guid> Put(string kind, string title, string body, Guid? scope = null, Guid? id = null)
    {
        var reference = id ?? Guid.CreateVersion7();
        await app.InDb(async db =>
        {
            await new SearchIndex(db).PutAsync(kind, reference, scope, title, "/somewhere", body, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        return reference;
    }

    private Task<IReadOnlyList<SearchFinding>> Ask(string question, string kind, params Guid[] scopes) =>
        app.InDb(db => new SearchIndex(db).QueryAsync(question, [kind], scopes, take: 20));
}
