using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

public sealed class MentoringTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_head_assigns_a_mentor_who_records_consultations_and_nobody_else_reads_them()
    {
        var site = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == Region).OrderBy(s => s.Slug).FirstAsync());
        var (headPerson, mentorPerson, otherPerson) = (await app.APerson("care-head"), await app.APerson("care-mentor"), await app.APerson("care-other"));
        await app.Grant(headPerson, Role.SiteHead, siteId: site.Id);
        using var head = await app.As(headPerson.Email!);
        (string, string)[] care = [("Input.School", "Школа у реки"), ("Input.Target", nameof(CareTarget.School500)), ("Input.Kind", nameof(CareKind.Mentor)), ("Input.From", "2026-10-01")];
        var form = (await head.Get("/mentoring")).Form("#care");
        Assert.Contains("в программе нет", (await head.Submit(form, [.. care, ("Input.Email", "nobody@stazh.example")])).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await head.Submit(form, [.. care, ("Input.Email", mentorPerson.Email!)])).Status);
        var list = await head.Get("/mentoring?target=School500");
        Assert.Contains("консультаций не было", list.Words, StringComparison.Ordinal);
        var address = list.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        using var mentor = await app.As(mentorPerson.Email!);
        var page = await mentor.Get(address);
        Assert.Null(page.Document.QuerySelector("#end"));
        Assert.Contains("ещё не наступил", (await mentor.Submit(page.Form("#consult"), ("Input.On", "2026-12-30"), ("Input.Topic", "План"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await mentor.Submit(page.Form("#consult"), ("Input.On", "2026-11-20"), ("Input.Form", nameof(ConsultationForm.Phone)), ("Input.Topic", "План школы"))).Status);
        Assert.Contains("План школы", (await head.Get(address)).Text("#consultations"), StringComparison.Ordinal);
        using var other = await app.As(otherPerson.Email!);
        Assert.Equal(404, (await other.Get(address)).Status);
        Assert.Equal(302, (await head.Submit((await head.Get(address)).Form("#end"), ("on", "2026-11-22"))).Status);
        Assert.Contains("завершено", (await mentor.Submit(page.Form("#consult"), ("Input.On", "2026-11-23"), ("Input.Topic", "Поздно"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_of_the_road_map_is_done_with_evidence_and_drawn()
    {
        var person = await app.APerson("road");
        await app.Grant(person, Role.Coordinator, region: Region);
        using var keeper = await app.As(person.Email!);
        var network = (await keeper.Post("/networks/entry", ("Input.Title", "Сеть дороги"), ("Input.From", "2026-01-01"))).Location!;
        var road = network + "/road";
        (string, string)[] stage = [("Stage.Title", "Описать опыт"), ("Stage.From", "2026-02-01"), ("Stage.Product", "сборник")];
        Assert.Contains("раньше первого", (await keeper.Submit((await keeper.Get(road)).Form("#stage-form"), [.. stage, ("Stage.To", "2026-01-01")])).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(road)).Form("#stage-form"), [.. stage, ("Stage.To", "2026-10-01")])).Status);
        using var anybody = app.Anonymous();
        Assert.NotNull((await anybody.Get(road)).Document.QuerySelector("svg rect.late"));
        var edit = (await keeper.Get((await keeper.Get(road)).Document.QuerySelector("#road tbody a")!.GetAttribute("href")!)).Form("#stage-form");
        Assert.Equal(302, (await keeper.Submit(edit, ("Stage.Responsible", "методист"))).Status);
        var late = await keeper.Submit(edit, ("Stage.Responsible", "директор"));
        Assert.Equal(409, late.Status);
        Assert.Contains("методист", late.Text(".warning"), StringComparison.Ordinal);
        Assert.Contains("чем подтверждается", (await keeper.Submit((await keeper.Get(road)).Form("form.finish"), ("on", "2026-11-20"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(road)).Form("form.finish"), ("on", "2026-11-20"), ("evidence", "Сборник № 3"))).Status);
        Assert.NotNull((await anybody.Get(road)).Document.QuerySelector("svg rect.done"));
        Assert.Contains("Сборник № 3", (await anybody.Get(road)).Text("#road"), StringComparison.Ordinal);
        (string, string)[] centre = [("Centre.Organisation", "Институт"), ("Centre.From", "2026-01-01"), ("Centre.To", "2028-12-31")];
        Assert.Contains("без него статуса нет", (await keeper.Submit((await keeper.Get(road)).Form("#centre-form"), centre)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(road)).Form("#centre-form"), [.. centre, ("Centre.Act", "Приказ № 5")])).Status);
        Assert.Contains("Приказ № 5", (await anybody.Get(road)).Text("#centre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sat_in_a_council_or_cared_for_a_school_takes_the_data_along_and_is_forgotten()
    {
        var person = await app.APerson("forgotten");
        var site = await app.InDb(db => db.Set<InternshipSite>().OrderBy(s => s.Slug).FirstAsync());
        var council = new Council { Id = Guid.NewGuid(), Region = "Регион забытых", Title = "Совет" };
        council.Members.Add(new() { Id = Guid.NewGuid(), CouncilId = council.Id, PersonId = person.Id, Name = "Кленов Пётр", From = new(2026, 9, 1) });
        await app.InDb(async db =>
        {
            db.Add(council);
            db.Add(new SchoolCare { Id = Guid.NewGuid(), Region = "Регион забытых", SiteId = site.Id, School = "Школа на холме", PersonId = person.Id, From = new(2026, 9, 1) });
            await db.SaveChangesAsync();
        });
        await using var scope = app.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetServices<IPersonalData>().Single(d => d.Section == "network");
        var json = System.Text.Json.JsonSerializer.Serialize(await data.ExportAsync(person.Id, CancellationToken.None), Readable);
        Assert.Contains("Кленов Пётр", json, StringComparison.Ordinal);
        Assert.Contains("Школа на холме", json, StringComparison.Ordinal);
        await data.EraseAsync(person.Id, app.Clock.GetUtcNow(), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Stazh.Learn.Data.AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.False(await app.InDb(db => db.Set<CouncilMember>().AnyAsync(m => m.PersonId == person.Id || m.Name == "Кленов Пётр")));
        Assert.NotNull(await app.InDb(db => db.Set<SchoolCare>().Where(c => c.PersonId == person.Id).Select(c => c.Until).SingleAsync()));
    }
}
