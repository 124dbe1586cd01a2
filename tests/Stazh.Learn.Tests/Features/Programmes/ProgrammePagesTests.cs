using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Programmes;

public sealed class ProgrammePagesTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Slug = "sample";

    [Fact]
    public async Task Everybody_finds_a_programme_by_its_words_and_filters()
    {
        await Load(approved: true);
        using var visitor = app.Anonymous();
        Assert.Contains("Пробная программа", (await visitor.Get("/programs")).Words, StringComparison.Ordinal);
        Assert.Contains("Пробная программа", (await visitor.Get("/programs?q=ОШИБКИ&theme=Проверка&audience=EarlyCareer&legal=NonDpo")).Words, StringComparison.Ordinal);
        var nothing = await visitor.Get("/programs?q=самолёт");
        Assert.Contains("0 программ", nothing.Words, StringComparison.Ordinal);
        Assert.Contains("По этим условиям программ нет", nothing.Words, StringComparison.Ordinal);
        Assert.Equal("самолёт", nothing.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.DoesNotContain("Пробная программа", (await visitor.Get("/programs?legal=Dpo")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Пробная программа", (await visitor.Get("/programs?audience=Managers")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_shows_its_parts_but_no_keys()
    {
        await Load(approved: true);
        using var visitor = app.Anonymous();
        app.Sql.Reset();
        var page = await visitor.Get("/programs/" + Slug);
        Assert.Equal(200, page.Status);
        Assert.InRange(app.Sql.Count, 0, 6);
        foreach (var shown in (string[])["Замечать ошибки", "Модуль 1. Погружение", "Отметка", "документ о завершении программы", "Первое задание", "Рубрика", "Держит", "дефициты: 2 из 2"])
        {
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Исправить", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Работа-образец", page.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.Get("/programs/none")).Status);
    }

    [Fact]
    public async Task What_the_engines_make_of_a_programme_is_for_those_who_make_programmes()
    {
        await Load(approved: true);
        foreach (var (name, role) in ((string, Role?)[])[("maker", Role.Coordinator), ("keeper", Role.Administrator), ("onlooker", null)])
        {
            var person = await app.APerson(name);
            if (role is { } given)
            {
                await app.Grant(person, given, region: given == Role.Coordinator ? "Ленинградская область" : null);
            }

            using var visitor = await app.As(TestPeople.Email(name));
            app.Sql.Reset();
            var page = await visitor.Get("/programs/" + Slug);
            Assert.InRange(app.Sql.Count, 0, 6);
            Assert.Equal(role is not null, page.Document.QuerySelector("#insights") is not null);
            Assert.Equal(role is null ? 0 : 2, page.Document.QuerySelectorAll("#insight-instruments ~ table tbody tr").Length);
        }
    }

    [Fact]
    public async Task Reference_is_open_and_an_exercise_asks_to_sign_in()
    {
        await Load(approved: true);
        await app.APerson("reader");
        using var visitor = app.Anonymous();
        Assert.Contains("Текст справки", (await visitor.Get($"/programs/{Slug}/materials/REF1")).Words, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", (await visitor.Get($"/programs/{Slug}/materials/EX1")).Location, StringComparison.OrdinalIgnoreCase);
        using var reader = await app.As(TestPeople.Email("reader"));
        var exercise = await reader.Get($"/programs/{Slug}/materials/EX1");
        Assert.Equal("Ход", exercise.Text("main article > h2"));
        Assert.Equal("https://example.org/a.mp4", (await reader.Get($"/programs/{Slug}/materials/VID1")).Document.QuerySelector("video")!.GetAttribute("src"));
        Assert.Equal(404, (await reader.Get($"/programs/{Slug}/materials/NONE")).Status);
        Assert.Equal(404, (await reader.Get($"/programs/{Slug}/materials/VID1/media")).Status);
    }

    [Fact]
    public async Task A_draft_is_hidden_until_a_coordinator_agreed_and_approved_it()
    {
        await Load(approved: false, "hidden");
        var coordinator = await app.APerson("coordinator");
        await app.Grant(coordinator, Role.Coordinator, region: "Ленинградская область");
        using var visitor = app.Anonymous();
        Assert.Equal(404, (await visitor.Get("/programs/hidden")).Status);

        using var boss = await app.As(TestPeople.Email("coordinator"));
        Assert.Contains("на согласовании", (await boss.Get("/programs/hidden")).Words, StringComparison.Ordinal);
        var page = await boss.Get("/programs/hidden/lint");
        Assert.Contains("замечаний нет", page.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await boss.Submit(page.Form())).Status);
        Assert.Equal(404, (await visitor.Get("/programs/hidden")).Status);
        Assert.Equal(400, (await boss.Submit(page.Form())).Status);
        Assert.Equal(302, (await boss.Post("/programs/hidden/lint")).Status);
        Assert.Equal(200, (await visitor.Get("/programs/hidden")).Status);
        Assert.Contains("programme.approved", await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_check_is_for_coordinators()
    {
        await Load(approved: true);
        await app.APerson("teacher");
        using var visitor = app.Anonymous();
        Assert.Equal(302, (await visitor.Get($"/programs/{Slug}/lint")).Status);
        using var teacher = await app.As(TestPeople.Email("teacher"));
        Assert.NotEqual(200, (await teacher.Get($"/programs/{Slug}/lint")).Status);
    }

    [Fact]
    public async Task A_loaded_version_never_changes_and_a_raised_one_stands_beside_it()
    {
        using var package = new SamplePackage("versions");
        var first = Assert.Single(await LoadFrom(package));
        Assert.Empty(await LoadFrom(package));
        Assert.Empty(await LoadFrom(package.With("programme.yaml", "aim: Проверить правила.", "aim: Проверить всё.")));
        var second = Assert.Single(await LoadFrom(package.With("programme.yaml", "version: 1.0.0", "version: 1.10.0")));
        Assert.Empty(await LoadFrom(package.With("programme.yaml", "version: 1.10.0", "version: 1.11.0").Without("tasks.yaml")));

        var library = app.Services.GetRequiredService<ProgrammeLibrary>();
        Assert.Equal("Проверить правила.", (await library.GetAsync(first, TestContext.Current.CancellationToken)).Programme.Aim);
        Assert.Equal(second, (await library.FindAsync("versions", approvedOnly: true, TestContext.Current.CancellationToken))!.VersionId);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => library.GetAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
    }

    private async Task Load(bool approved, string slug = Slug)
    {
        using var package = new SamplePackage(slug);
        var added = await LoadFrom(package);
        if (!approved)
        {
            await app.InDb(db => db.Set<ProgrammeVersion>().Where(v => added.Contains(v.Id)).ExecuteUpdateAsync(s => s.SetProperty(v => v.State, ProgrammeState.Draft)));
        }
    }

    private async Task<IReadOnlyList<Guid>> LoadFrom(SamplePackage package)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ProgrammeLoader>().LoadAsync(package.Root, TestContext.Current.CancellationToken)).Added;
    }
}
