using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Runs;

namespace Stazh.Bench;

/// <summary>The rows that are measured: a run with twenty members, 200 topics, one of them with 100 posts, a chat of 500 messages.</summary>
public sealed record Seed(Guid Run, Guid Topic, Guid Replies, IReadOnlyList<string> Mailboxes, Guid Reader)
{
    private const string Text =
        "Разделила письмо на **три отрезка** по семь минут. Между ними — смена позы и короткое устное задание у доски.\n\n"
        + "- после второго отрезка дети сами попросили карточки;\n- время начала работы сократилось вдвое;\n- возвраты к заданию почти не изменились.\n\n"
        + "> Во втором задании важно не число отрезков, а что меняется между ними.\n\nПодробности — в [материалах программы](/programs/adhd-functions).";

    public static async Task<Seed> AddAsync(AppDb db)
    {
        var now = TimeProvider.System.GetUtcNow();
        var pattern = await db.Set<Person>().Where(p => p.UserName == "trainee1@stazh.example").SingleAsync();
        var consent = await db.Set<Consent>().FirstAsync(c => c.PersonId == pattern.Id);
        var run = await db.Set<ProgrammeRun>().Where(r => db.Set<ChatMessage>().Any(m => m.RunId == r.Id)).FirstAsync();
        var model = await db.Set<Enrolment>().FirstAsync(e => e.RunId == run.Id);
        var members = await db.Set<Enrolment>().Where(e => e.RunId == run.Id).Select(e => e.PersonId).ToListAsync();
        var mailboxes = new List<string>();
        var first = members.Count;
        for (var i = 1; members.Count < 20; i++)
        {
            var mailbox = $"bench{i}@stazh.example";
            var person = new Person
            {
                Id = Guid.CreateVersion7(now), UserName = mailbox, NormalizedUserName = mailbox.ToUpperInvariant(), Email = mailbox, NormalizedEmail = mailbox.ToUpperInvariant(), EmailConfirmed = true,
                PasswordHash = pattern.PasswordHash, SecurityStamp = Guid.NewGuid().ToString("N"), FamilyName = "Ясенева", GivenName = $"Анна {i}", WorkPlace = pattern.WorkPlace, Region = pattern.Region,
                District = pattern.District, Position = pattern.Position, RegisteredAt = now,
            };
            var enrolment = new Enrolment
            {
                Id = Guid.CreateVersion7(now), RunId = run.Id, PersonId = person.Id, AppliedAt = now, WorkPlace = person.WorkPlace, SchoolKey = model.SchoolKey, Region = person.Region,
                Position = person.Position, SurveyToken = Guid.NewGuid().ToString("n"), Motivation = "—",
            };
            enrolment.Approve(person.Id, 0, 100, now);
            db.AddRange(person, enrolment, new Consent { Id = Guid.CreateVersion7(now), PersonId = person.Id, Kind = consent.Kind, Version = consent.Version, GivenAt = now });
            members.Add(person.Id);
            mailboxes.Add(mailbox);
        }

        var topics = Enumerable.Range(0, 200).Select(i => new ForumTopic
        {
            Id = Guid.CreateVersion7(now), RunId = run.Id, AuthorId = members[i % 20], Title = $"Как удержать внимание на задании № {i + 1}", CreatedAt = now.AddMinutes(i - 500), LastPostAt = now.AddMinutes(i - 300),
        }).ToList();
        db.AddRange(topics);
        for (var i = 0; i < topics.Count; i++)
        {
            for (var post = 0; post < (i == 0 ? 100 : 3); post++)
            {
                db.Add(new ForumPost
                {
                    RunId = run.Id, TopicId = topics[i].Id, Ref = Guid.CreateVersion7(now), AuthorId = members[(i + post) % 20], Text = Text, Key = $"bench:{i}:{post}", At = now.AddMinutes(post - 400),
                });
            }
        }

        for (var i = 0; i < 500; i++)
        {
            db.Add(new ChatMessage { RunId = run.Id, AuthorId = members[i % 20], Text = "Попробовала на 3-м «Б»: **песочные часы** на столе помогают.", Key = $"bench:{i}", At = now.AddMinutes(i - 600) });
        }

        await db.SaveChangesAsync();
        return new(run.Id, topics[0].Id, topics[1].Id, mailboxes, members[first]);
    }
}
