using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Conversations;

public sealed class ConsultationTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_question_waits_in_the_tutors_queue_until_it_is_answered()
    {
        var group = await app.AGroup(2);
        var address = $"/learn/{group.Id}/consultation";
        using var olya = await app.As(group.Trainee.Email);
        using var tutor = await app.As(group.TutorEmail);
        Assert.Empty(await Waiting(group.TutorId));
        await olya.Say(address, "Как выбрать **пробу**?");
        app.Clock.Move(TimeSpan.FromHours(3));
        var waiting = Assert.Single(await Waiting(group.TutorId));
        Assert.Equal((address, group.RunId), (waiting.Address, waiting.RunId));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(-3), waiting.Since);

        await app.HandleOutbox();
        Assert.Contains("Вопрос стажёра", (await tutor.Get("/notifications")).Words, StringComparison.Ordinal);
        var questions = await tutor.Get($"/runs/{group.RunId}/questions");
        Assert.Equal(2, questions.Document.QuerySelectorAll(".topics li").Length);
        Assert.Contains("ждёт ответа: 3", questions.Text(".topics li:first-child"), StringComparison.Ordinal);
        Assert.Contains("Новые сообщения", (await tutor.Get(address)).Text(".fresh"), StringComparison.Ordinal);
        await tutor.Say(address, "Начните с одного упражнения.");
        Assert.Empty(await Waiting(group.TutorId));

        await app.HandleOutbox();
        Assert.Contains("Ответ тьютора", (await olya.Get("/notifications")).Words, StringComparison.Ordinal);
        Assert.Contains("Начните с одного упражнения.", (await olya.Get(address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consultation_is_seen_by_its_trainee_and_staff_only_and_changed_by_the_author_only()
    {
        var group = await app.AGroup(2);
        var address = $"/learn/{group.Id}/consultation";
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        using var tutor = await app.As(group.TutorEmail);
        var sent = await olya.Say(address, "личное");
        var message = $"{address}/{sent.Location!.Split("#m-")[1]}";
        Assert.Equal(404, (await petr.Get(address)).Status);
        Assert.Equal(404, (await petr.Get(message)).Status);
        Assert.Equal(404, (await tutor.Get(message)).Status);
        Assert.Equal(302, (await olya.Submit((await olya.Get(message)).Form(), ("Text", "вопрос"))).Status);
        Assert.Contains("вопрос", (await tutor.Get(address)).Text(".say .words"), StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Submit((await tutor.Get(address)).Form("form[action*=Settle]"))).Status);
        Assert.Empty(await Waiting(group.TutorId));
        app.Sql.Reset();
        await olya.Get(address);
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
    }

    private async Task<IReadOnlyList<QueueItem>> Waiting(Guid tutorId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var all = new List<QueueItem>();
        foreach (var source in scope.ServiceProvider.GetServices<ITutorQueueSource>())
        {
            all.AddRange((await source.WaitingAsync(tutorId, TestContext.Current.CancellationToken)).Where(i => i.Kind == "question"));
        }

        return all;
    }
}
