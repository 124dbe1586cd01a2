using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Papers;

public sealed class PaperTests(PaperApp app) : IClassFixture<PaperApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coordinator_drafts_fills_registers_signs_and_corrects_an_order()
    {
        using var coordinator = await app.Coordinator(PaperApp.Luga);
        await coordinator.Post("/papers/requisites", ("Input.Name", "Институт"), ("Input.City", "г. Луга"), ("Input.SignatoryPost", "Ректор"), ("Input.SignatoryName", "О. В. Ясенева"));
        var form = await coordinator.Get("/papers/new/order-site");
        Assert.Equal("Приказ «Об организации муниципальной стажировочной площадки»", form.Text("h1"));
        var made = await coordinator.Submit(form.Form(), ("Values[goal]", "распространения *опыта* | и <b>методик</b>"), ("Values[base_head]", "Кедрову И. П."), ("Values[support]", "методический отдел"), ("Values[controller]", "заместителя начальника"));
        Assert.Equal(302, made.Status);
        var address = made.Location!;
        var page = await coordinator.Get(address);
        Assert.Contains("В целях распространения *опыта* | и <b>методик</b>", page.Words, StringComparison.Ordinal);
        Assert.Contains("Сначала заполните в тексте: Базовая организация", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#register"));

        var edit = page.Form("#edit");
        var text = edit.QuerySelector("textarea")!.TextContent.Replace("{{base}}", "МБОУ «Лицей № 8»", StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(edit, ("Edit.Body", text))).Status);
        Assert.Contains("изменил кто-то другой", (await coordinator.Submit(edit, ("Edit.Body", "поздно"))).Text(".errors"), StringComparison.Ordinal);
        page = await coordinator.Get(address);
        Assert.Contains("не может быть позже", (await coordinator.Submit(page.Form("#register"), ("Date", "2027-01-01"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(page.Form("#register"), ("Date", "2026-11-20"))).Status);
        page = await coordinator.Get(address);
        var paper = await Paper(address);
        Assert.Equal((PaperState.Registered, $"{paper.Sequence}/2026"), (paper.State, paper.Number));
        Assert.Contains("20 ноября 2026\u00a0г.", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains($"№ {paper.Number}", page.Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", paper.Body, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#edit"));
        Assert.Equal(400, (await coordinator.Submit(edit, ("Edit.Body", "ещё раз"))).Status);

        Assert.Contains("другого вида", (await coordinator.Submit(page.Form("#scan"), null, [new("Upload", "scan.txt", "text/plain", "подпись"u8.ToArray())])).Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(page.Form("#scan"), null, [new("Upload", "scan.pdf", "application/pdf", await File.ReadAllBytesAsync(await app.APdf(), Stop))])).Status);
        Assert.Equal(PaperState.Signed, (await Paper(address)).State);

        page = await coordinator.Get(address);
        Assert.Contains("Напишите причину", (await coordinator.Submit(page.Form("#correct"))).Text(".errors"), StringComparison.Ordinal);
        var correction = (await coordinator.Submit(page.Form("#correct"), ("Reason", "Опечатка в названии"))).Location!;
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get(correction)).Form("#register"))).Status);
        var (old, better) = (await Paper(address), await Paper(correction));
        Assert.Equal((PaperState.Replaced, "Опечатка в названии", paper.Number), (old.State, old.Reason, old.Number));
        Assert.Equal(paper.Sequence + 1, better.Sequence);
        Assert.Contains(better.Number!, better.Body, StringComparison.Ordinal);
        Assert.Equal(400, (await coordinator.Submit(page.Form("#annul"), ("Reason", "уже"))).Status);
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get(correction)).Form("#annul"), ("Reason", "Площадка не создана"))).Status);
        Assert.Equal(PaperState.Annulled, (await Paper(correction)).State);
        Assert.Equal(
            ["paper.drafted", "paper.edited", "paper.registered", "paper.scan-attached"],
            await app.InDb(db => db.Audit.Where(a => a.SubjectId == paper.Id).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync(Stop)));
    }

    [Fact]
    public async Task Only_the_region_keeps_a_paper_and_a_feature_may_show_it_when_it_has_its_number()
    {
        using var coordinator = await app.Coordinator(PaperApp.Luga);
        var reader = await app.APerson($"reader-{Guid.NewGuid():n}");
        var about = new PaperAbout(PaperApp.ShownAbout, reader.Id);
        var id = await app.Drafted("plan-schedule", about);
        using var foreign = await app.Coordinator("Приморский край");
        using var shown = await app.As(reader.Email!);
        foreach (var tail in (string[])["", ".docx", ".pdf"])
        {
            Assert.Equal(404, (await foreign.Get($"/papers/{id}{tail}")).Status);
            Assert.Equal(404, (await shown.Get($"/papers/{id}{tail}")).Status);
        }

        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get($"/papers/{id}")).Form("#register"))).Status);
        var page = await shown.Get($"/papers/{id}");
        Assert.Equal(200, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal(404, (await foreign.Get($"/papers/{id}")).Status);
        Assert.DoesNotContain(id.ToString(), (await foreign.Get("/papers")).Body, StringComparison.Ordinal);
        app.Sql.Reset();
        Assert.Contains(id.ToString(), (await coordinator.Get("/papers?kind=Plan&state=Registered&register=plans&year=2026&q=сетевой")).Body, StringComparison.Ordinal);
        Assert.InRange(app.Sql.Count, 1, 6);
        var lines = await app.InScope<IPapers, IReadOnlyList<PaperLine>>(p => p.OfAsync(about, Stop));
        Assert.Equal([id], lines.Select(l => l.Id));
        Assert.Equal(1, await app.InDb(db => db.Outbox.CountAsync(o => o.Kind == nameof(PaperRegistered) && o.Payload.Contains(id.ToString()), Stop)));
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_whoever_registers_at_once_and_begin_anew_with_the_year()
    {
        using var coordinator = await app.Coordinator("Псковская область");
        var ids = new List<Guid>();
        for (var i = 0; i < 24; i++)
        {
            ids.Add(await app.Drafted("plan-schedule", null, "Псковская область"));
        }

        var by = (await app.APerson($"by-{Guid.NewGuid():n}")).Id;
        var refusals = await Task.WhenAll(ids.Select(id => Task.Run(() => app.InScope<IPapers, Stazh.Learn.Web.Refusal?>(p => p.RegisterAsync(id, new(2026, 11, 24), new(2026, 11, 24), by, Stop)))));
        Assert.All(refusals, Assert.Null);
        var numbers = await app.InDb(db => db.Set<Paper>().Where(p => ids.Contains(p.Id)).Select(p => p.Sequence!.Value).ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(1, 24), numbers.Order());

        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get("/papers/registers")).Form("#r-plans"), ("pattern", "П-{nnn}/{гг}"))).Status);
        Assert.Contains("одна метка", (await coordinator.Submit((await coordinator.Get("/papers/registers")).Form("#r-plans"), ("pattern", "{год}"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("П-025/26", (await coordinator.Get("/papers/registers")).Words, StringComparison.Ordinal);
        var early = await app.Drafted("plan-schedule", null, "Псковская область");
        Assert.Null(await app.InScope<IPapers, Stazh.Learn.Web.Refusal?>(p => p.RegisterAsync(early, new(2025, 12, 30), new(2026, 11, 24), by, Stop)));
        Assert.Equal("П-001/25", await app.InDb(db => db.Set<Paper>().Where(p => p.Id == early).Select(p => p.Number).SingleAsync(Stop)));
    }

    [Fact]
    public async Task An_institute_edits_a_template_sees_its_mistakes_by_line_and_brings_the_original_back()
    {
        using var coordinator = await app.Coordinator("Омская область");
        const string Address = "/papers/templates/order-site";
        var page = await coordinator.Get(Address);
        Assert.Contains("МБОУ «СОШ № 3 г. Рощино»", page.Text("article"), StringComparison.Ordinal);
        var source = page.Form("#template").QuerySelector("textarea")!.TextContent;
        var broken = source.Replace("на базе {{base}}", "на базе {{bse}}", StringComparison.Ordinal).Replace("{{/attachments}}", "", StringComparison.Ordinal);
        var refused = await coordinator.Submit(page.Form("#template"), ("Source", broken), ("save", "true"));
        Assert.Equal(400, refused.Status);
        var line = broken.Split('\n').TakeWhile(l => !l.Contains("{{bse}}", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains($"Строка {line}: Места «bse» нет", refused.Text(".mistakes"), StringComparison.Ordinal);
        Assert.Contains("открыт и не закрыт", refused.Text(".mistakes"), StringComparison.Ordinal);
        Assert.Equal(broken, refused.Form("#template").QuerySelector("textarea")!.TextContent);

        var own = source.Replace("**приказываю:**", "**п р и к а з ы в а ю:**", StringComparison.Ordinal);
        Assert.Contains("п р и к а з ы в а ю", (await coordinator.Submit(page.Form("#template"), ("Source", own), ("save", "false"))).Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain("п р и к а з ы в а ю", (await coordinator.Get(Address)).Text("article"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(page.Form("#template"), ("Source", own), ("save", "true"))).Status);
        Assert.Contains("сохранил кто-то другой", (await coordinator.Submit(page.Form("#template"), ("Source", own), ("save", "true"))).Text(".errors"), StringComparison.Ordinal);
        var id = await app.Drafted("order-site", null, "Омская область");
        Assert.Contains("п р и к а з ы в а ю", (await coordinator.Get($"/papers/{id}")).Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain("п р и к а з ы в а ю", (await (await app.Coordinator(PaperApp.Luga)).Get(Address)).Text("article"), StringComparison.Ordinal);
        Assert.Contains("**приказываю:**", (await coordinator.Get(Address)).Text("pre"), StringComparison.Ordinal);

        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get(Address)).Form("#restore"))).Status);
        Assert.DoesNotContain("п р и к а з ы в а ю", (await coordinator.Get(Address)).Text("article"), StringComparison.Ordinal);
        Assert.Contains("версия 1", (await coordinator.Get(Address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requisites_stand_in_the_head_of_new_papers_and_belong_to_their_region()
    {
        using var coordinator = await app.Coordinator("Тверская область");
        var page = await coordinator.Get("/papers/requisites");
        Assert.Contains("10 или 12 цифр", (await coordinator.Submit(page.Form("#requisites"), ("Input.Name", "Институт"), ("Input.Inn", "12"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(page.Form("#requisites"), ("Input.Name", "ГБУ ДПО «Тверской институт»"), ("Input.SignatoryPost", "Ректор"), ("Input.SignatoryName", "О. В. Ясенева"))).Status);
        var id = await app.Drafted("order-site", null, "Тверская область");
        var article = (await coordinator.Get($"/papers/{id}")).Text("article");
        Assert.Contains("ГБУ ДПО «Тверской институт»", article, StringComparison.Ordinal);
        Assert.Contains("О. В. Ясенева", article, StringComparison.Ordinal);
        using var foreign = await app.Coordinator("Омская область");
        Assert.Equal(404, (await foreign.Get("/papers/requisites?region=" + Uri.EscapeDataString("Тверская область"))).Status);
        Assert.DoesNotContain("Тверской институт", (await foreign.Get("/papers/requisites")).Words, StringComparison.Ordinal);
    }

    private Task<Paper> Paper(string address)
    {
        var id = Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);
        return app.InDb(db => db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Id == id, Stop));
    }
}
