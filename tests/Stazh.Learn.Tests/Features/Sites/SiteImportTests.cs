using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class SiteImportTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Header = "no;subject;kind;organisation;home_url;source;themes\n";

    [Fact]
    public async Task A_checked_file_changes_nothing_until_it_is_confirmed_and_then_once()
    {
        using var administrator = await Person("import-admin", Role.Administrator);
        var before = await Count();
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(Header + "1;Псковская область;Опорная площадка;МБОУ \"Школа № 5\";http://p.example/;Приказ 7;Урок\r\n");
        var preview = await Upload(administrator, file);
        Assert.Equal(200, preview.Status);
        Assert.Contains("1 новая", preview.Text(".verdicts"), StringComparison.Ordinal);
        Assert.Equal(before, await Count());
        var confirm = preview.Form("#confirm");
        Assert.Equal("/sites", (await administrator.Submit(confirm)).Location);
        Assert.Equal(before + 1, await Count());
        Assert.Contains("1 без изменений", (await Upload(administrator, file)).Text(".verdicts"), StringComparison.Ordinal);
        Assert.Equal(400, (await administrator.Submit(confirm)).Status);
        Assert.Equal(before + 1, await Count());
        Assert.Contains("Опорная площадка", (await administrator.Get("/sites/pskovskaya-oblast")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_bad_file_is_not_imported_at_all()
    {
        using var administrator = await Person("half-bad", Role.Administrator);
        var before = await Count();
        var answer = await Upload(administrator, Encoding.UTF8.GetBytes(Header + "1;Тульская область;Опорная площадка;Хорошая;;А;\n2;Неведомая область;Опорная площадка;Плохая;;А;\n"));
        Assert.Null(answer.Document.QuerySelector("#confirm"));
        var row = answer.Document.QuerySelector("tbody tr")!;
        Assert.Equal("3", row.QuerySelector(".number")!.TextContent);
        Assert.Contains("Нет субъекта «Неведомая область»", row.TextContent, StringComparison.Ordinal);
        var checkedFile = (await Upload(administrator, Encoding.UTF8.GetBytes(Header + "1;Тульская область;Опорная площадка;Хорошая;;А;\n"))).Form("#confirm");
        var swapped = Convert.ToBase64String(Encoding.UTF8.GetBytes(Header + "1;Тульская область;Опорная площадка;Хорошая;;А;\n2;Неведомая область;Опорная площадка;Плохая;;А;\n"));
        var forced = await administrator.Submit(checkedFile, ("Checked", swapped));
        Assert.Equal(400, forced.Status);
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task The_verb_reports_by_line_and_a_dry_run_writes_nothing()
    {
        var path = Path.Combine(app.Folder, "sites.csv");
        await File.WriteAllTextAsync(path, Header + "1;Томская область;Опорная площадка;Школа;;Письмо;\n2;Томская область;Опорная площадка;Школа;;Письмо;\n", TestContext.Current.CancellationToken);
        var before = await Count();
        var (dry, said) = await Verb(path, "--dry-run");
        Assert.Equal((0, before), (dry, await Count()));
        Assert.Contains("2: новая", said, StringComparison.Ordinal);
        Assert.Contains("3: повтор: Повторяет строку 2 файла.", said, StringComparison.Ordinal);
        Assert.Equal((0, before + 1), ((await Verb(path)).Code, await Count()));
        await File.WriteAllTextAsync(path, Header + "1;Томская область;Площадка;Школа;;Письмо;\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Verb(path)).Code);
        Assert.Equal(2, (await Verb(path + ".none")).Code);
    }

    [Fact]
    public async Task A_coordinator_imports_the_own_region_and_others_do_not_open_the_page()
    {
        using var coordinator = await Person("import-coordinator", Role.Coordinator, "Ленинградская область");
        var foreign = await Upload(coordinator, Encoding.UTF8.GetBytes(Header + "1;Омская область;Опорная площадка;Школа;;Письмо;\n"));
        Assert.Contains("Вы не координатор субъекта «Омская область».", foreign.Words, StringComparison.Ordinal);
        using var expert = await Person("import-expert", Role.Expert, "Ленинградская область");
        Assert.Contains("/error/403", (await expert.Get("/admin/sites-import")).Location, StringComparison.Ordinal);
        using var anonymous = app.Anonymous();
        Assert.Contains("/account/sign-in", (await anonymous.Get("/admin/sites-import")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_longer_than_three_years_is_refused_and_a_good_one_stands_in_the_history()
    {
        using var coordinator = await Person("status-coordinator", Role.Coordinator, "Ленинградская область");
        const string address = "/sites/leningradskaya-oblast";
        (string, string)[] act = [("Status.ActNumber", "12-р"), ("Status.ActDate", "2026-09-01"), ("Status.Body", "Комитет"), ("Status.From", "2026-09-01")];
        var page = await coordinator.Get(address + "/status");
        var refused = await coordinator.Submit(page.Form("#new-status"), [.. act, ("Status.To", "2029-09-02")]);
        Assert.Equal(400, refused.Status);
        Assert.Contains("не больше чем на 3 г.", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Комитет", refused.Document.QuerySelector("[name='Status.Body']")!.GetAttribute("value"));
        Assert.Equal(302, (await coordinator.Submit(page.Form("#new-status"), [.. act, ("Status.To", "2029-09-01")])).Status);
        Assert.Contains("12-р", (await coordinator.Get(address)).Text("#status"), StringComparison.Ordinal);
        Assert.Equal(404, (await coordinator.Get("/sites/amurskaya-oblast/status")).Status);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_texts_of_a_site()
    {
        using var coordinator = await Person("edit-coordinator", Role.Coordinator, "Воронежская область");
        const string address = "/sites/voronezhskaya-oblast/edit";
        var first = await coordinator.Get(address);
        var second = await coordinator.Get(address);
        Assert.Equal(302, (await coordinator.Submit(first.Form("#about"), ("Input.TargetGroup", "Учителя физики"))).Status);
        var conflict = await coordinator.Submit(second.Form("#about"), ("Input.TargetGroup", "Учителя химии"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("Учителя физики", conflict.Text(".sheet.warning"), StringComparison.Ordinal);
        Assert.Contains("Учителя химии", conflict.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(conflict.Form("#about"))).Status);
        Assert.Contains("Учителя химии", (await coordinator.Get("/sites/voronezhskaya-oblast")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_sites_cost_no_more_queries()
    {
        var rows = string.Concat(Enumerable.Range(1, 1000).Select(i => $"{i};Брянская область;Опорная площадка;Школа № {i};;Большой список;Тема {i % 7}\n"));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var report = await scope.ServiceProvider.GetRequiredService<RegistryImport>().ApplyAsync(Encoding.UTF8.GetBytes(Header + rows), "big.csv", null, null, CancellationToken.None);
            Assert.Equal(1000, report.Count(RowVerdict.New));
        }

        using var visitor = app.Anonymous();
        app.Sql.Reset();
        var page = await visitor.Get("/sites?theme=Тема+3&q=школа&after=amurskaya-oblast");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal(20, page.Document.QuerySelectorAll(".site-cards > li").Length);
        await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Source == "Большой список").ExecuteDeleteAsync());
    }

    private async Task<Visitor> Person(string mailbox, Role role, string? region = null)
    {
        await app.Grant(await app.APerson(mailbox), role, region: region);
        return await app.As(TestPeople.Email(mailbox));
    }

    private Task<int> Count() => app.InDb(db => db.Set<InternshipSite>().CountAsync());

    private static async Task<Answer> Upload(Visitor visitor, byte[] file)
    {
        var page = await visitor.Get("/admin/sites-import");
        return await visitor.Submit(page.Form("#upload"), null, [new UploadedFile("Upload", "sites.csv", "text/csv", file)]);
    }

    private async Task<(int Code, string Said)> Verb(params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var output = new StringWriter();
        var verb = scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == "import-sites");
        return (await verb.RunAsync(arguments, output, CancellationToken.None), output.ToString());
    }
}
