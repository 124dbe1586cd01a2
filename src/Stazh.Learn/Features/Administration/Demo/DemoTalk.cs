using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

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

    /// <summary>One trainee has an answer, another waits for it.</summary>
    public void Consult(DemoGroups groups, ProgrammeRun run, IReadOnlyDictionary<string, Person> people, DateTimeOffset now)
    {
        (string Trainee, string Author, string Text, int Hours)[] lines =
        [
            ("trainee1", "trainee1", "В третьем задании можно взять тот же класс, что во втором, или лучше другой?", -52),
            ("trainee1", "tutor1", "Тот же: так видно, что изменилось. Возьмите тот же признак и *те же дни недели*.", -47),
            ("trainee1", "trainee1", "Спасибо, так и сделаю.", -46),
            ("trainee5", "trainee5", "Родители спрашивают, зачем лист наблюдений. Что ответить, чтобы не напугать?", -7),
        ];
        foreach (var ((trainee, author, text, hours), i) in lines.Select((l, i) => (l, i)))
        {
            var enrolment = groups.Of(run).First(m => m.Mailbox == trainee).Enrolment;
            db.Add(new DirectMessage { RunId = run.Id, EnrolmentId = enrolment.Id, AuthorId = people[author].Id, Text = text, Key = Said.KeyOf($"demo-direct:{run.Id:n}:{i}"), At = now.AddHours(hours) });
            var state = db.Set<Consultation>().Local.FirstOrDefault(c => c.EnrolmentId == enrolment.Id) ?? db.Add(new Consultation { EnrolmentId = enrolment.Id, RunId = run.Id }).Entity;
            (state.LastAt, state.WaitingSince) = (now.AddHours(hours), trainee == "trainee5" ? now.AddHours(hours) : null);
        }
    }

    /// <summary>The topic that a publication opens on the run's forum.</summary>
    public void Topic(FinalWork work, DateTimeOffset at) =>
        db.Send(at, new ForumTopicWanted(work.RunId, work.AuthorId, work.Title, $"Опубликована итоговая работа «{Wording.Inner(work.Title)}».\n\n[Открыть работу](/works/{work.Id})", $"work:{work.Id:n}", work.TopicId));
}
