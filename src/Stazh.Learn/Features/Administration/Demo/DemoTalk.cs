using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>What the demonstration's people say: a chat, topics about works.</summary>
internal sealed class DemoTalk(AppDb db)
{
    public void Chat(ProgrammeRun run, IReadOnlyDictionary<string, Person> people, DateTimeOffset now)
    {
        (string Mailbox, string Text)[] lines =
        [
            ("tutor1", "Добрый вечер! Во втором задании важно не число отрезков, а что меняется между ними: **поза, рука, голос**."),
            ("trainee1", "Попробовала на 3-м «Б»: после второго отрезка дети сами попросили карточки. Карту приложу вечером."),
            ("trainee5", "А как делите письмо? У меня не хватает времени на смену."),
            ("trainee1", "Две минуты письма — одна минута стоя у доски. Песочные часы на столе помогают."),
            ("trainee8", "Взял вашу идею с часами на занятие после уроков, расскажу в пятницу."),
            ("tutor1", "Отмечайте в листе наблюдений, *кто* начал сразу, — без имён, по местам в классе."),
        ];
        for (var i = 0; i < lines.Length; i++)
        {
            db.Add(new ChatMessage { RunId = run.Id, AuthorId = people[lines[i].Mailbox].Id, Text = lines[i].Text, Key = Said.KeyOf($"demo:{run.Id:n}:{i}"), At = now.AddHours(-30 + (i * 3)) });
        }
    }

    /// <summary>The topic that a publication opens on the run's forum.</summary>
    public void Topic(FinalWork work, DateTimeOffset at) =>
        db.Send(at, new ForumTopicWanted(work.RunId, work.AuthorId, work.Title, $"Опубликована итоговая работа «{work.Title}».\n\n[Открыть работу](/works/{work.Id})", $"work:{work.Id:n}", work.TopicId));
}
