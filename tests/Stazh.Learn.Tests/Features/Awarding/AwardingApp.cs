using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>The program with a region's coordinator, its registry of subjects, an intake and applicants of several schools.</summary>
public sealed class AwardingApp : StazhApp
{
    public const string Luga = "Ленинградская область";

    private static readonly byte[] Plan = DocxWriter.Write(new OfficeDocument("План-график", "| № | Мероприятие |\n|--|--|\n| 1 | Семинар |", false));

    public Visitor Coordinator { get; private set; } = null!;

    public Guid CoordinatorId { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var person = await this.APerson("coordinator", "Институт");
        CoordinatorId = person.Id;
        await this.Grant(person, Role.Coordinator, region: Luga);
        Coordinator = await As(person.Email!);
        await InDb(async db =>
        {
            if (!await db.Set<Subject>().AnyAsync(s => s.RegistryName == Luga))
            {
                db.Add(new Subject { Code = "47", Name = Luga, RegistryName = Luga, Short = "ЛЕН" });
            }

            db.Add(new Requisites { Id = Guid.CreateVersion7(Clock.GetUtcNow()), Region = Luga, Name = "Институт", City = "г. Луга", Address = "пр. Мира, 1", Contacts = "тел. 1", Inn = "4700000000", Ogrn = "1000000000000", SignatoryPost = "Ректор", SignatoryName = "О. Осинина" });
            await db.SaveChangesAsync();
        });
    }

    public async Task<Guid> AWindow(AwardingRoad road, string? title = null, int opens = -1, int closes = 30, bool nominated = false)
    {
        var window = new IntakeWindow
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()), Region = Luga, Title = title ?? $"Приём {road} {Guid.NewGuid():n}", Road = road, SiteKind = SiteKinds.Regional, ActBody = "Комитет", ActNumber = "1-р", ActDate = Today.AddDays(-5),
            OpensOn = Today.AddDays(opens), ClosesOn = Today.AddDays(closes), OnlyNominated = nominated, CreatedAt = Clock.GetUtcNow(),
        };
        await InDb(async db =>
        {
            db.Add(window);
            await db.SaveChangesAsync();
        });
        return window.Id;
    }

    /// <summary>Begins an application through the page and gives its address.</summary>
    public static async Task<string> Begin(Visitor visitor, Guid window)
    {
        var page = await visitor.Get("/sites/apply");
        var button = page.Document.QuerySelector($"button[value='{window}']")!;
        var answer = await visitor.Submit((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, button, []);
        return answer.Location!;
    }

    public static async Task<Answer> Fill(Visitor visitor, string address, bool submit, bool plan = true, params (string Name, string Value)[] fields)
    {
        var form = (await visitor.Get(address)).Form("#application");
        (string Name, string Value)[] usual =
        [
            ("Input.OrganisationName", "МБОУ «Лицей № 8»"), ("Input.LegalAddress", "г. Луга, ул. Школьная, 8"), ("Input.Phone", "1-23"), ("Input.Email", "liceum8@stazh.example"),
            ("Input.OrganisationHead", "Кедров Илья Петрович"), ("Input.SiteHead", "Ясенева Ольга Викторовна"), ("Input.Consultant", "Рябинина Анна Сергеевна"),
        ];
        return await visitor.Submit(form, null, plan ? [new("Plan", "План.docx", DocxWriter.ContentType, Plan)] : [],
            [.. usual.Where(u => !fields.Any(f => f.Name == u.Name)), .. fields, ("submit", submit ? "true" : "false")]);
    }

    /// <summary>An application that was handed in through its form.</summary>
    public async Task<(Visitor Applicant, string Address)> Submitted(AwardingRoad road, string mailbox, string school = "МБОУ «Лицей № 8»", Guid? window = null)
    {
        window ??= await AWindow(road);
        var person = await this.APerson(mailbox, school);
        var visitor = await As(person.Email!);
        var address = await Begin(visitor, window.Value);
        Assert.Equal(302, (await Fill(visitor, address, submit: true, fields: ("Input.OrganisationName", school))).Status);
        return (visitor, address);
    }

    public static Guid IdOf(string address) => Guid.Parse(address.Split('/')[^1]);

    public Task<StatusApplication> Row(string address) => InDb(db => db.Set<StatusApplication>().AsNoTracking().SingleAsync(a => a.Id == IdOf(address)));

    /// <summary>Registers the paper through its page and lets the outbox do what follows.</summary>
    public async Task Register(Guid paper)
    {
        var answer = await Coordinator.Submit((await Coordinator.Get($"/papers/{paper}")).Form("#register"));
        Assert.True(answer.Status == 302, answer.Status == 302 ? "" : answer.Words);
        await HandleOutbox();
    }
}
