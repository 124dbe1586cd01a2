using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Forms of the demonstration: a closed half-year and an open one with invented answers, a meeting with heads of sites, entries of a journal.</summary>
internal sealed class DemoForms(AppDb db, MonitoringForms forms)
{
    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var (coordinator, half) = (people["coordinator1"].Id, HalfYear.Of(today));
        var site = await db.GrantsOf(people["head1"].Id, Role.SiteHead).Select(g => g.SiteId).FirstOrDefaultAsync(stop);
        var teachers = (await db.Set<Enrolment>().Where(e => e.State == EnrolmentState.Completed).OrderBy(e => e.SchoolKey).ThenBy(e => e.Id).Select(e => e.PersonId).ToListAsync(stop)).Distinct().ToList();
        foreach (var form in forms.All)
        {
            foreach (var (when, closes, better) in new[] { (half.Previous, half.Previous.To, 0), (half, today.AddDays(12), 1) })
            {
                var window = new MonitoringWindow { Id = Guid.CreateVersion7(now), Region = DemoPeople.Region, FormCode = form.Code, Year = when.Year, Number = when.Number, OpensOn = closes.AddDays(-20), ClosesOn = closes, OpenedById = coordinator, OpenedAt = now.AddDays(-25) };
                db.Add(window);
                IEnumerable<(Guid Subject, string Direction, Guid By)> filled = form.By switch
                {
                    FormFiller.Teacher => teachers.Take(better == 0 ? 14 : 9).Select(t => (t, "", t)),
                    FormFiller.Site => better == 0 && site is { } id ? [(id, "", people["head1"].Id)] : [],
                    _ => form.Directions.Take(better == 0 ? form.Directions.Count : 2).Select(d => (Guid.Empty, d.Code, coordinator)),
                };
                foreach (var (subject, direction, by) in filled)
                {
                    var sheet = new MonitoringSheet { Id = Guid.CreateVersion7(now), WindowId = window.Id, SubjectId = subject, Direction = direction, PersonId = by, SavedAt = now.AddDays(-2), HandedInAt = now.AddDays(-2) };
                    sheet.Answers.AddRange(form.Questions.Select((q, i) => new MonitoringAnswer { SheetId = sheet.Id, Question = q.Code, Level = Math.Max(0, ((subject.ToByteArray()[15] + direction.Length + (i * 5)) % 4) - better) }));
                    db.Add(sheet);
                }
            }
        }

        var meeting = new SiteMeeting
        {
            Id = Guid.CreateVersion7(now), Region = DemoPeople.Region, On = today.AddDays(-18), Title = "Как отчитываться по плану-графику: разбор трёх отчётов", Agenda = "Строки без отметки о выполнении. Динамика результатов участников.", Decisions = "До конца месяца внести отчёты по строкам, срок которых прошёл.",
            CreatedById = coordinator, CreatedAt = now.AddDays(-18),
        };
        db.Add(meeting);
        if (site is { } attended)
        {
            db.Add(new MeetingAttendance { MeetingId = meeting.Id, SiteId = attended });
        }

        db.Add(new JournalEntry { Id = Guid.CreateVersion7(now), PersonId = people["trainee1"].Id, Kind = JournalKind.Performance, On = today.AddDays(-20), Title = "Открытый урок «Задача в три шага» для коллег школы", Text = "Пять учителей забрали лист наблюдений себе.", SavedAt = now.AddDays(-20) });
        db.Add(new JournalEntry { Id = Guid.CreateVersion7(now), PersonId = people["trainee1"].Id, Kind = JournalKind.Publication, On = today.AddDays(-70), Title = "Заметка «Пауза до ответа» в районном сборнике", SavedAt = now.AddDays(-70) });
        await db.SaveChangesAsync(stop);
    }
}
