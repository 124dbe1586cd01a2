using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Files;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class DeficitMapTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_shows_levels_sources_with_dates_and_disagreement()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        await trainee.AnswerAll(group, choice: 0);
        await app.InDb(async db =>
        {
            foreach (var item in group.Package.ItemsOf(InstrumentKind.Observation))
            {
                db.Add(new DeficitReading { Id = Guid.CreateVersion7(), EnrolmentId = group.Id, Source = ReadingSource.Observation, Item = item.Code, Deficit = item.Deficit, ById = group.TutorId, Choice = 3, Severity = 1, At = app.Clock.GetUtcNow() });
            }

            return await db.SaveChangesAsync(Stop);
        });
        app.Sql.Reset();
        var page = await trainee.Get($"/learn/{group.Id}/deficits");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal(group.Package.Deficits.Count, page.Document.QuerySelectorAll(".deficit-row svg[role=img]").Length);
        Assert.Contains("самооценка", page.Text(".sources"), StringComparison.Ordinal);
        Assert.Contains("24 ноября 2026 г.", page.Words, StringComparison.Ordinal);
        Assert.Contains("источники расходятся", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_is_confirmed_only_after_the_diagnostics_and_then_takes_comments_only()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/deficits";
        var code = group.Package.Deficits[0].Code;
        var early = await trainee.Get(address);
        Assert.Contains("Откроется, когда вы завершите диагностику", early.Words, StringComparison.Ordinal);
        var token = early.Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content")!;
        Assert.Contains("Сначала завершите диагностику", (await PostTo(trainee, address + "?handler=Confirm", token)).Words, StringComparison.Ordinal);

        await trainee.AnswerAll(group);
        var page = await trainee.Get(address);
        Assert.Equal(302, (await trainee.Submit(page.Form("form[action*=Confirm]"))).Status);
        var confirmed = await trainee.Get(address);
        Assert.Contains("Подтверждена 24 ноября 2026 г.", confirmed.Words, StringComparison.Ordinal);
        Assert.Null(confirmed.Document.QuerySelector("form[action*=Move], form[action*=Add], form[action*=Confirm]"));
        Assert.Contains("Карта подтверждена", (await PostTo(trainee, $"{address}?handler=Move&code={code}&step=-1", token)).Words, StringComparison.Ordinal);
        Assert.Contains("Карта подтверждена", (await PostTo(trainee, $"{address}?handler=Confirm", token)).Words, StringComparison.Ordinal);

        Assert.Equal(302, (await trainee.Submit(confirmed.Form($"#{code} form[action*=Line]"), ("Input.Comment", "Начну с третьего класса."))).Status);
        Assert.Contains("Начну с третьего класса.", (await trainee.Get(address)).Words, StringComparison.Ordinal);
        Assert.Contains("deficits.confirmed", await app.InDb(db => db.Audit.Where(a => a.SubjectId == group.Id).Select(a => a.Action).ToListAsync(Stop)));
        Assert.Contains("ответы этой диагностики больше не меняются", (await PostTo(trainee, $"/learn/{group.Id}/diagnostics?handler=Reopen&round=1", token)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_screens_on_one_line_see_both_texts()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var code = group.Package.Deficits[1].Code;
        var address = $"/learn/{group.Id}/deficits";
        var form = (await trainee.Get(address)).Form($"#{code} form[action*=Line]");
        Assert.Equal(302, (await trainee.Submit(form, ("Input.Comment", "С телефона"), ("Input.Priority", "3"))).Status);
        var conflict = await trainee.Submit(form, ("Input.Comment", "С ноутбука"), ("Input.Priority", "1"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("С телефона", conflict.Text(".both"), StringComparison.Ordinal);
        Assert.Contains("С ноутбука", conflict.Text(".both"), StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.Submit(conflict.Form($"#{code} form[action*=Line]"))).Status);
        Assert.Contains("С ноутбука", (await trainee.Get(address)).Text($"#{code} .quote"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_deficits_and_priorities_are_the_trainees()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/deficits";
        var page = await trainee.Get(address);
        Assert.Contains("Назовите дефицит", (await trainee.Submit(page.Form("form[action*=Add]"), ("Own.Title", ""))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.Submit(page.Form("form[action*=Add]"), ("Own.Title", "Вести занятие <b>на два класса</b>"), ("Own.Level", "Marked"))).Status);
        page = await trainee.Get(address);
        Assert.Contains("Вести занятие <b>на два класса</b>", page.Text("#OWN1 h2"), StringComparison.Ordinal);
        Assert.Contains("выраженный", page.Text("#OWN1 .level"), StringComparison.Ordinal);
        Assert.Contains("важность: средняя", page.Text("#OWN1 .facts"), StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.Submit(page.Form("#OWN1 form[action*='step=1']"))).Status);
        Assert.Contains("важность: высокая", (await trainee.Get(address)).Text("#OWN1 .facts"), StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.Submit(page.Form("#OWN1 form[action*=Remove]"))).Status);
        Assert.Null((await trainee.Get(address)).Document.QuerySelector("#OWN1"));
    }

    [Fact]
    public async Task The_tutor_reads_and_remarks_but_does_not_edit()
    {
        var group = await app.AGroup(2);
        using var tutor = await app.As(group.TutorEmail);
        using var other = await app.As(group.Trainees[1].Email);
        var address = $"/learn/{group.Id}/deficits";
        Assert.Equal(404, (await other.Get(address)).Status);
        Assert.Equal(404, (await other.Get(address + ".pdf")).Status);
        var page = await tutor.Get(address);
        Assert.Equal(200, page.Status);
        Assert.Null(page.Document.QuerySelector("form[action*=Line], form[action*=Move], form[action*=Confirm]"));
        var code = group.Package.Deficits[0].Code;
        Assert.Equal(302, (await tutor.Submit(page.Form($"#{code} form[action*=Remark]"), ("Input.Comment", "Посмотрите урок коллеги."))).Status);
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Contains("Посмотрите урок коллеги.", (await trainee.Get(address)).Text($"#{code}"), StringComparison.Ordinal);
        var token = page.Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content")!;
        Assert.Equal(404, (await PostTo(tutor, address + "?handler=Confirm", token)).Status);
        Assert.Equal(404, (await PostTo(trainee, address + "?handler=Remark", (await trainee.Get(address)).Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content")!)).Status);
    }

    [Fact]
    public async Task Intermediate_diagnostics_are_shorter_and_keep_what_was_said_before()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        await trainee.AnswerAll(group, choice: 3);
        var address = $"/learn/{group.Id}/deficits";
        await trainee.Submit((await trainee.Get(address)).Form("form[action*=Confirm]"));
        app.Clock.Move(TimeSpan.FromDays(14));
        var begun = await trainee.Submit((await trainee.Get(address)).Form("form[action*=Begin]"));
        var page = await trainee.Follow(begun);
        var asked = page.Document.QuerySelectorAll("fieldset.item").Length;
        Assert.InRange(asked, 1, group.Package.ItemsOf(InstrumentKind.SelfAssessment).Count());
        var codes = page.Document.QuerySelectorAll("[data-item]").Select(i => i.GetAttribute("data-item")!).Distinct().ToList();
        await trainee.SendAnswers(page, [.. codes.Select((c, i) => new AnswerOperation($"later-{i}", c, 0))]);
        Assert.Equal(302, (await trainee.Submit(page.Form("form[data-finish]"))).Status);

        var map = await trainee.Get(address);
        Assert.Contains("до: ", map.Text(".facts"), StringComparison.Ordinal);
        Assert.NotEmpty(map.Document.QuerySelectorAll("circle.before"));
        Assert.Contains("(диагностика 2)", map.Text(".sources"), StringComparison.Ordinal);
        Assert.Contains("прежняя оценка", map.Text(".sources"), StringComparison.Ordinal);
        Assert.Equal(2, await app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id && r.Item == codes[0])));
        app.Clock.Move(TimeSpan.FromDays(-14));
    }

    [Fact]
    public async Task Other_features_read_the_map_in_one_command_and_add_evidence()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Null(await Ask(m => m.OfAsync(group.Id, Stop)));
        await trainee.AnswerAll(group, choice: 3);
        app.Sql.Reset();
        var before = await Ask(m => m.OfAsync(group.Id, Stop));
        Assert.Equal(1, app.Sql.Count);
        Assert.Equal(group.Package.Deficits.Count, before!.Lines.Count);
        var code = before.Lines[0].Code;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var maps = scope.ServiceProvider.GetRequiredService<IDeficitMaps>();
            await maps.AddEvidenceAsync(group.Id, code, "trial", "T1", 0.9, app.Clock.GetUtcNow(), Stop);
            await maps.AddEvidenceAsync(group.Id, code, "trial", "T1", 0, app.Clock.GetUtcNow(), Stop);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(Stop);
        }

        var after = await Ask(m => m.OfAsync(group.Id, Stop));
        Assert.True(after!.Lines.Single(l => l.Code == code).Severity < before.Lines[0].Severity);
        Assert.Equal(1, await app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id && r.Source == "trial")));
    }

    [Fact]
    public async Task The_part_of_the_internship_says_what_is_missing_and_what_is_next()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var start = await Progress(group);
        Assert.Equal(1, app.Sql.Count);
        Assert.False(start.IsDone);
        Assert.EndsWith("/diagnostics", start.Next!.Address, StringComparison.Ordinal);
        await trainee.AnswerAll(group);
        var map = await Progress(group);
        Assert.Equal(["Карта дефицитов не подтверждена."], map.Missing);
        Assert.EndsWith("/deficits", map.Next!.Address, StringComparison.Ordinal);
        await trainee.Submit((await trainee.Get($"/learn/{group.Id}/deficits")).Form("form[action*=Confirm]"));
        Assert.DoesNotContain("Карта дефицитов не подтверждена.", (await Progress(group)).Missing);
    }

    [Fact]
    public async Task The_map_is_a_paper_too()
    {
        Assert.SkipUnless(HtmlToPdf.Available, "WeasyPrint is not installed.");
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        await trainee.AnswerAll(group);
        var answer = await trainee.Http.GetAsync(new Uri($"/learn/{group.Id}/deficits.pdf", UriKind.Relative), Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var file = Path.Combine(app.Folder, "map.pdf");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Stop), Stop);
        Assert.Contains("Карта дефицитов", await Samples.Run("pdftotext", file, "-"), StringComparison.Ordinal);
    }

    private async Task<T> Ask<T>(Func<IDeficitMaps, Task<T>> question)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<IDeficitMaps>());
    }

    private async Task<PartProgress> Progress(GroupOfTrainees group)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var part = scope.ServiceProvider.GetServices<IInternshipPart>().Single(p => p.Part == ModulePart.Diagnostics);
        return part.Progress(new(group.Id, group.RunId, group.Trainee.PersonId, Guid.Empty, group.Package, RunState.Running, new DateOnly(2026, 11, 24)), group.Package.DiagnosticModule!, await scope.ServiceProvider.GetRequiredService<FactReader>().OfAsync(group.Id, Stop));
    }

    private static async Task<Answer> PostTo(Visitor visitor, string address, string token)
    {
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        var response = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content, Stop);
        return new((int)response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(Stop), response.RequestMessage!.RequestUri!.ToString(), response);
    }
}
