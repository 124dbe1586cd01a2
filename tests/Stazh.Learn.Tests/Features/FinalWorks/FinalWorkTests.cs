using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Features.FinalWorks;

public sealed class FinalWorkTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_step_is_locked_with_its_reasons_until_the_modules_before_are_done()
    {
        var group = await app.AGroup(1);
        using var olga = await app.As(group.Trainee.Email);
        var page = await olga.Get($"/learn/{group.Id}/final-work");
        Assert.Equal(200, page.Status);
        Assert.Contains("Тьютор ещё не отметил", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        await app.Attend(group);
        app.Sql.Reset();
        Assert.NotNull((await olga.Get($"/learn/{group.Id}/final-work")).Document.QuerySelector("main form"));
        Assert.InRange(app.Sql.Count, 1, 6);
    }

    [Fact]
    public async Task Publishing_an_unfinished_work_names_all_that_is_missing_and_keeps_what_was_typed()
    {
        var (group, address) = await Ready();
        using var olga = await app.As(group.Trainee.Email);
        var answer = await olga.Press(address, "Publish", ("Input.Title", "Моя работа"), ("Input.TrialWhen", "2027-01-01"));
        Assert.Equal(400, answer.Status);
        foreach (var missing in (string[])["Выберите вид работы", "План: заполните «Класс, возраст", "этот день ещё не наступил", "укажите класс или группу", "чем подтверждается", "Опишите работу или приложите файл", "Самоанализ: ответьте"])
        {
            Assert.Contains(missing, answer.Text(".errors"), StringComparison.Ordinal);
        }

        Assert.Equal("Моя работа", answer.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal("Моя работа", (await olga.Get(address)).Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_whole_work_is_published_discussed_shown_to_the_group_and_grows_by_versions()
    {
        var (group, address) = await Ready(2);
        var work = await app.Publish(group, group.Trainee);
        Assert.Equal(1, await app.InDb(db => db.Outbox.CountAsync(o => o.Kind == "ForumTopicWanted" && o.Payload.Contains(work.ToString()), Stop)));
        using var olga = await app.As(group.Trainee.Email);
        Assert.Equal(302, (await olga.Press(address, "Publish", ("Input.Title", "Дроби без спешки, исправлено"))).Status);

        using var peer = await app.As(group.Trainees[1].Email);
        app.Sql.Reset();
        var list = await peer.Get($"/runs/{group.RunId}/works");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Дроби без спешки, исправлено", list.Words, StringComparison.Ordinal);
        app.Sql.Reset();
        var page = await peer.Get($"/works/{work}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Ответ WA1", page.Words, StringComparison.Ordinal);
        Assert.Equal("Дроби без спешки", (await peer.Get($"/works/{work}?version=1")).Text("main h1"));
        Assert.Equal(404, (await peer.Get($"/works/{work}?version=3")).Status);

        await app.APerson($"stranger-{work:n}");
        using var stranger = await app.As(TestPeople.Email($"stranger-{work:n}"));
        Assert.Equal(404, (await stranger.Get($"/works/{work}")).Status);
        Assert.Equal(404, (await stranger.Get($"/runs/{group.RunId}/works")).Status);
        Assert.Equal(404, (await stranger.Get(address)).Status);
        Assert.Equal(404, (await peer.Get(address)).Status);
    }

    [Fact]
    public async Task A_name_of_a_pupil_is_asked_about_once_before_the_group_reads_it()
    {
        var (group, address) = await Ready();
        using var olga = await app.As(group.Trainee.Email);
        (string, string)[] named = [.. FinalWorkRoads.AWholeWork(group.Package).Select(f => f.Name == "Input.TrialWhere" ? (f.Name, "4 «Б» класс, Петя Сидоров и его диагноз") : f)];
        var asked = await olga.Press(address, "Publish", named);
        Assert.Equal(400, asked.Status);
        Assert.Contains("Похоже, здесь есть имя", asked.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("«Петя Сидоров», «диагноз»", asked.Text(".warning"), StringComparison.Ordinal);
        Assert.Contains("Черновик", (await olga.Get(address)).Text("header .tag"), StringComparison.Ordinal);
        Assert.Equal(302, (await olga.Press(address, "Publish", [.. named, ("Input.NoPupil", "true")])).Status);
        Assert.Contains("Опубликована", (await olga.Get(address)).Text("header .tag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_gets_a_letter_and_colleagues_of_other_schools_a_notice_when_the_work_opens_for_review()
    {
        var (group, _) = await Ready(2);
        var twin = await app.ATrainee(group.RunId, $"same-school-{group.RunId:n}", "МБОУ «СОШ № 1»");
        await app.Publish(group, group.Trainee, "Дроби по шагам");
        await app.HandleOutbox();
        var letter = app.Mails().First(m => m.Contains(group.Trainee.Email, StringComparison.Ordinal));
        Assert.Contains("передана на взаимоэкспертизу", letter, StringComparison.Ordinal);
        using var peer = await app.As(group.Trainees[1].Email);
        Assert.Contains("Для рецензирования открыта работа «Дроби по шагам»", (await peer.Get("/notifications")).Words, StringComparison.Ordinal);
        using var same = await app.As(twin.Email);
        Assert.DoesNotContain("Дроби по шагам", (await same.Get("/notifications")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_joins_the_work_the_group_reads_it_after_publication_and_a_stranger_never()
    {
        var (group, address) = await Ready(2);
        using var olga = await app.As(group.Trainee.Email);
        using var peer = await app.As(group.Trainees[1].Email);
        var page = await olga.Get(address);
        var form = page.Form();
        var button = form.QuerySelector("button[formaction$='handler=Attach']");
        var none = await olga.Submit(form, button, [], ("Input.Title", "С файлом"));
        Assert.Equal(400, none.Status);
        Assert.Contains("Выберите файл", none.Text(".errors"), StringComparison.Ordinal);
        form = (await olga.Get(address)).Form();
        Assert.Equal(302, (await olga.Submit(form, button, [new("Input.Attachment", "план.pdf", "application/pdf", Samples.Pdf)])).Status);

        var file = (await olga.Get(address)).Document.QuerySelector(".work-files a")!.GetAttribute("href")!;
        Assert.Equal(404, (await peer.Get(file)).Status);
        Assert.Equal(302, (await olga.Press(address, "Publish", FinalWorkRoads.AWholeWork(group.Package))).Status);
        Assert.Equal(200, (await peer.Get(file)).Status);
        await app.APerson("file-stranger");
        using var stranger = await app.As(TestPeople.Email("file-stranger"));
        Assert.Equal(404, (await stranger.Get(file)).Status);
    }

    [Fact]
    public async Task The_script_saves_a_draft_and_a_second_window_loses_nothing()
    {
        var (group, address) = await Ready();
        using var olga = await app.As(group.Trainee.Email);
        var first = (await olga.Get(address)).Form();
        var stamp = await olga.Press(address, "Draft", first, ("Input.Title", "Из первого окна"));
        Assert.Equal(200, stamp.Status);
        Assert.True(Guid.TryParse(stamp.Body, out _));
        Assert.Equal(409, (await olga.Press(address, "Draft", first, ("Input.Title", "Из второго окна"))).Status);

        var conflict = await olga.Submit(first, first.QuerySelector("button[formaction$='handler=Save']"), [], ("Input.Title", "Из второго окна"));
        Assert.Equal(400, conflict.Status);
        Assert.Equal("Из второго окна", conflict.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Contains("Из первого окна", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await olga.Submit(conflict.Form(), conflict.Form().QuerySelector("button[formaction$='handler=Save']"), [])).Status);
        Assert.Equal("Из второго окна", (await olga.Get(address)).Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_administration_answers_once_by_the_link_of_the_letter_and_sees_nothing_else()
    {
        var (group, address) = await Ready(2);
        using var olga = await app.As(group.Trainee.Email);
        Assert.Equal(400, (await olga.Press(address, "Invite", ("Input.Email", "не адрес"))).Status);
        Assert.Equal(302, (await olga.Press(address, "Invite", [.. FinalWorkRoads.AWholeWork(group.Package), ("Input.Email", "director@school.example")])).Status);
        var link = await LinkOf("director@school.example");

        using var director = app.Anonymous();
        var page = await director.Get(link);
        Assert.Equal(200, page.Status);
        Assert.Contains("План WP1", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ответ WA1", page.Words, StringComparison.Ordinal);
        Assert.Equal(5, page.Document.QuerySelectorAll("main form .field").Length - 1);
        Assert.Equal(404, (await director.Get("/evaluation/unknown")).Status);
        var empty = await director.Submit(page.Form());
        Assert.Equal(400, empty.Status);
        Assert.Contains("Укажите вашу должность", empty.Text(".errors"), StringComparison.Ordinal);
        var fields = group.Package.FinalWork!.Administration.Select(f => ($"answers.{f.Code}", f.Options.Count > 0 ? f.Options[^1] : f.Kind == Stazh.Learn.Features.Programmes.FieldKind.Yesno ? "yes" : "Продолжать")).ToArray();
        var sent = await director.Submit(page.Form(), [.. fields, ("Input.Position", "директор")]);
        Assert.Contains("Спасибо", (await director.Follow(sent)).Body, StringComparison.Ordinal);
        Assert.Equal(410, (await director.Get(link)).Status);
        Assert.DoesNotContain("План WP1", (await director.Get(link)).Words, StringComparison.Ordinal);
        Assert.Contains("директор", (await olga.Get(address)).Words, StringComparison.Ordinal);

        var work = await app.Publish(group, group.Trainee);
        using var tutor = await app.As(group.TutorEmail);
        using var peer = await app.As(group.Trainees[1].Email);
        Assert.Contains("директор", (await tutor.Get($"/works/{work}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("директор", (await peer.Get($"/works/{work}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_ran_out_says_so_and_shows_nothing()
    {
        var (group, address) = await Ready();
        using var olga = await app.As(group.Trainee.Email);
        await olga.Press(address, "Invite", ("Input.Title", "Тайная работа"), ("Input.Email", "late@school.example"));
        var link = await LinkOf("late@school.example");
        app.Clock.Move(AdministrationInvitation.Life);
        using var director = app.Anonymous();
        var page = await director.Get(link);
        app.Clock.Move(-AdministrationInvitation.Life);
        Assert.Equal(410, page.Status);
        Assert.Contains("Срок ссылки истёк", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Тайная работа", page.Words, StringComparison.Ordinal);
    }

    private async Task<(GroupOfTrainees Group, string Address)> Ready(int trainees = 1)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        return (group, $"/learn/{group.Id}/final-work");
    }

    private async Task<string> LinkOf(string mail)
    {
        await app.HandleOutbox();
        var letter = app.Mails().First(m => m.Contains(mail, StringComparison.Ordinal));
        return letter[letter.IndexOf("/evaluation/", StringComparison.Ordinal)..].Split('\n')[0].Trim();
    }
}
