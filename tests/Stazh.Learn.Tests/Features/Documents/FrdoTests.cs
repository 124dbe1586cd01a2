using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Office;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Features.Documents;

public sealed class FrdoTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly (string, string)[] Good =
    [
        ("Input.Level", "Higher"), ("Input.DiplomaFamilyName", "Берёзкина"), ("Input.DiplomaSeries", "ВСГ"), ("Input.DiplomaNumber", "1234567"), ("Input.Snils", "112-233-445 95"),
        ("Input.BirthDate", "1985-03-08"), ("Input.Sex", "Female"), ("Input.Citizenship", "643"), ("Input.Agree", "true"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_are_asked_early_with_a_consent_of_their_own_and_leave_with_it()
    {
        var group = await app.AGroup(2, "municipal-fgos");
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Contains($"/learn/{group.Id}/qualification", (await trainee.Get($"/learn/{group.Id}")).Body, StringComparison.Ordinal);
        var address = $"/learn/{group.Id}/qualification";
        var page = await trainee.Get(address);
        Assert.Contains("Без согласия", (await trainee.Submit(page.Form("#education"), Good[..^1])).Text(".errors"), StringComparison.Ordinal);
        foreach (var (field, value, says) in new[]
                 {
                     ("Input.Snils", "112-233-445 96", "Проверьте СНИЛС"), ("Input.DiplomaFamilyName", "Беpёзкина", "латинские буквы"), ("Input.BirthDate", "2020-01-01", "Проверьте дату"),
                     ("Input.Citizenship", "RUS", "три цифры"), ("Input.DiplomaNumber", "", "номер диплома"),
                 })
        {
            var refused = await trainee.Submit(page.Form("#education"), [.. Good.Where(g => g.Item1 != field), (field, value)]);
            Assert.Contains(says, refused.Text(".errors"), StringComparison.Ordinal);
        }

        Assert.Equal(302, (await trainee.Submit(page.Form("#education"), [.. Good.Where(g => g.Item1 != "Input.DiplomaFamilyName"), ("Input.DiplomaFamilyName", " Берёзкина\u00a0")])).Status);
        Assert.Equal("Берёзкина", await app.InDb(db => db.Set<EducationRecord>().Where(r => r.PersonId == group.Trainee.PersonId).Select(r => r.DiplomaFamilyName).SingleAsync(Stop)));
        Assert.Equal("11223344595", (await Record(group.Trainee))!.Snils);
        Assert.DoesNotContain("11223344595", string.Concat(await app.InDb(db => db.Audit.Select(a => a.Detail).ToListAsync(Stop))), StringComparison.Ordinal);

        using var peer = await app.As(group.Trainees[1].Email);
        Assert.Equal(404, (await peer.Get(address)).Status);
        using var tutor = await app.As(group.TutorEmail);
        Assert.Equal(404, (await tutor.Get(address)).Status);
        Assert.NotEqual(200, (await tutor.Get("/documents/frdo")).Status);
        var other = await app.AnInternship();
        using var outside = await app.As(other.Trainee.Email);
        Assert.Equal(404, (await outside.Get($"/learn/{other.Id}/qualification")).Status);
        Assert.DoesNotContain("/qualification", (await outside.Get($"/learn/{other.Id}")).Body, StringComparison.Ordinal);

        var consents = await trainee.Get("/account/consents");
        var withdraw = consents.Document.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.QuerySelector("[value=EducationData]") is not null && (f.GetAttribute("action") ?? "").Contains("Withdraw", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(302, (await trainee.Submit(withdraw)).Status);
        Assert.Null(await Record(group.Trainee));
    }

    [Fact]
    public async Task The_coordinator_sees_who_lacks_what_before_and_fills_the_own_template_after()
    {
        var group = await app.AGroup(3, "municipal-fgos");
        await app.InDb(db => db.Set<Person>().Where(p => group.Trainees.Select(t => t.PersonId).Contains(p.Id)).ExecuteUpdateAsync(u => u.SetProperty(p => p.GivenName, "Ольга"), Stop));
        foreach (var person in group.Trainees.Take(2))
        {
            using var trainee = await app.As(person.Email);
            Assert.Equal(302, (await trainee.Submit((await trainee.Get($"/learn/{person.EnrolmentId}/qualification")).Form("#education"), Good)).Status);
        }

        var boss = await app.APerson($"boss-{group.RunId:n}", region: group.Region);
        await app.Grant(boss, Role.Coordinator, region: group.Region);
        using var coordinator = await app.As(boss.Email!);
        var address = $"/documents/frdo?run={group.RunId}";
        app.Sql.Reset();
        var page = await coordinator.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal((1, 2), (Words(page, "сведений нет"), Words(page, "сведения в порядке")));
        Assert.Contains("Вносить некого", (await Send(coordinator, page, Template())).Text(".errors"), StringComparison.Ordinal);

        await Issue(group);
        page = await coordinator.Get(address);
        Assert.Contains("Ошибки у 1", (await Send(coordinator, page, Template())).Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("не шаблон ФИС ФРДО", (await Send(coordinator, page, XlsxWriter.Write(new XlsxSheet("А", [new("Имя")], [])), ("Input.OnlyReady", "true"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("нет столбцов: СНИЛС", (await Send(coordinator, page, Template(c => c != "СНИЛС"), ("Input.OnlyReady", "true"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(400, (await Send(coordinator, page, "не файл"u8.ToArray(), ("Input.OnlyReady", "true"))).Status);

        var answer = await Send(coordinator, page, Template(reverse: true), ("Input.OnlyReady", "true"));
        Assert.Equal(200, answer.Status);
        var file = await answer.Response.Content.ReadAsByteArrayAsync(Stop);
        var table = OfficeReader.Read(new MemoryStream(file)).Tables.Single();
        var heads = table.Rows.Single(r => r.Line == 3);
        string Cell(int line, string column) => table.Rows.Single(r => r.Line == line)[heads.Cells.ToList().FindIndex(c => FrdoColumns.Named(c) == column)];
        Assert.Equal([5, 6], table.Rows.Where(r => r.Line > 4).Select(r => r.Line));
        Assert.Equal("112-233-445 95", Cell(5, "СНИЛС"));
        Assert.Equal("Берёзкина", Cell(5, "Фамилия, указанная в дипломе о ВО или СПО"));
        Assert.Equal("08.03.1985", Cell(6, "Дата рождения получателя"));
        Assert.Equal("Повышение квалификации", Cell(6, FrdoColumns.ProgrammeKind));
        Assert.Equal(["00001", "00002"], new[] { 5, 6 }.Select(l => Cell(l, "Номер документа")[^5..]).Order());
        Assert.Equal("примечание оператора", table.Rows.Single(r => r.Line == 4)[0]);
        Assert.Matches(@"^frdo_[0-9]+_[0-9a-f]+\.xlsx$", answer.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var seen = Path.Combine(app.Folder, "frdo.xlsx");
        await File.WriteAllBytesAsync(seen, file, Stop);
        var csv = await File.ReadAllTextAsync((await LibreOffice.Convert(app.Folder, "csv:Text - txt - csv (StarCalc):44,34,76", seen)).Values.Single(), Stop);
        Assert.Contains("112-233-445 95", csv, StringComparison.Ordinal);

        var foreigner = await app.APerson($"far-{group.RunId:n}", region: "Псковская область");
        await app.Grant(foreigner, Role.Coordinator, region: "Псковская область");
        using var far = await app.As(foreigner.Email!);
        Assert.Equal(404, (await far.Get(address)).Status);
    }

    [Theory]
    [InlineData("112-233-445 95", true)]
    [InlineData("11223344595", true)]
    [InlineData("112-233-445 94", false)]
    [InlineData("087-654-303 00", true)]
    [InlineData("000-000-000 00", false)]
    [InlineData("112-233-445", false)]
    [InlineData("112а233-445 95", false)]
    public void Check_digits_of_an_insurance_number(string typed, bool good) => Assert.Equal(good, Snils.Read(typed) is not null);

    [Fact]
    public void One_wrong_digit_never_passes()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var nine = random.Next(2_000_000, 999_999_999).ToString("000000000", System.Globalization.CultureInfo.InvariantCulture);
            var check = Enumerable.Range(0, 100).Select(c => nine + c.ToString("00", System.Globalization.CultureInfo.InvariantCulture)).Single(Snils.IsValid);
            var at = random.Next(9);
            var wrong = check[..at] + (char)('0' + ((check[at] - '0' + random.Next(1, 10)) % 10)) + check[(at + 1)..];
            Assert.True(!Snils.IsValid(wrong) || check[9..] == "00", $"{check} {wrong}");
        }
    }

    [Theory]
    [InlineData("Берёзкина", null)]
    [InlineData("Ивaнов", "латинские буквы среди русских")]
    [InlineData("Иванов\u00a0", "скрытые знаки или неразрывный пробел")]
    [InlineData("Ива\u200bнов", "скрытые знаки или неразрывный пробел")]
    [InlineData("Иванов  Пётр", "лишние пробелы")]
    [InlineData("Обучение по ICD-10", null)]
    public void Letters_that_the_register_refuses_are_found(string value, string? fault) => Assert.Equal(fault, FrdoCheck.Unclean(value));

    [Theory]
    [InlineData("Укрупненные группы специальностей", "Укрупнённые группы специальностей")]
    [InlineData("Фамилия указанная в дипломе о ВО или СПО", "Фамилия, указанная в дипломе о ВО или СПО")]
    [InlineData("Год начала обучения (для документа о квалификации)", "Год начала обучения")]
    [InlineData("Серия документа о ВО/СПО (при наличии)", "Серия документа о ВО/СПО")]
    [InlineData("  СНИЛС ", "СНИЛС")]
    [InlineData("Номер", null)]
    [InlineData("Примечание", null)]
    public void Columns_are_known_by_their_header(string header, string? column) => Assert.Equal(column, FrdoColumns.Named(header));

    [Fact]
    public void All_forty_columns_know_themselves()
    {
        Assert.Equal(40, FrdoColumns.All.Count);
        Assert.All(FrdoColumns.All, c => Assert.Equal(c, FrdoColumns.Named(c)));
    }

    /// <summary>As operators get it: a title above, headers in the third line, a note beneath; columns of our choice.</summary>
    private static byte[] Template(Func<string, bool>? keep = null, bool reverse = false)
    {
        var columns = FrdoColumns.All.Where(keep ?? (_ => true)).Select(c => c.Replace('ё', 'е') + (c == "Год начала обучения" ? " (для документа о квалификации)" : "")).ToList();
        if (reverse)
        {
            columns.Reverse();
            columns.Insert(4, "Столбец новой версии");
        }

        return XlsxWriter.Write(new XlsxSheet("Шаблон", [new("Шаблон для внесения сведений")], [[], columns, ["примечание оператора"]]));
    }

    private static Task<Answer> Send(Visitor visitor, Answer page, byte[] template, params (string, string)[] fields) =>
        visitor.Submit(page.Form("#frdo"), null, [new("Input.Template", "template.xlsx", XlsxWriter.ContentType, template)], fields);

    private static int Words(Answer page, string words) => page.Document.QuerySelectorAll(".people .tag").Count(t => t.TextContent.Trim() == words);

    private Task<EducationRecord?> Record(TraineeInGroup trainee) => app.InDb(db => db.Set<EducationRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.PersonId == trainee.PersonId, Stop));

    private Task Issue(GroupOfTrainees group) => app.InDb(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var act = new IssueAct { Id = Guid.CreateVersion7(now), RunId = group.RunId, Number = "1", Date = new(2026, 11, 24), IssuedAt = now, IssuedById = group.TutorId };
        db.Add(act);
        var n = 0;
        foreach (var trainee in group.Trainees)
        {
            n++;
            var id = trainee.EnrolmentId;
            db.Add(new CompletionDocument
            {
                Id = Guid.CreateVersion7(now), ActId = act.Id, RunId = group.RunId, EnrolmentId = id, PersonId = trainee.PersonId, SiteId = group.SiteId, Region = group.Region, Kind = DocumentKind.Qualification, Year = 2026,
                Sequence = n, Number = $"47-2026-{n:00000}", Code = CompletionDocument.NewCode(), FullName = "Ясенева Ольга", ProgrammeTitle = "Программа", Hours = 36, SiteTitle = "Лицей", StartsOn = new(2026, 11, 24),
                EndsOn = new(2026, 12, 20), IssuedOn = new(2026, 11, 24), IssuedAt = now, Operator = "Институт",
            });
        }

        await db.SaveChangesAsync(Stop);
    });
}
