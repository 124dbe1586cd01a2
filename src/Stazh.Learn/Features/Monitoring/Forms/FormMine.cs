using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>What one person fills in now: as a teacher, as the head of sites, as a coordinator. Two commands.</summary>
internal static class FormMine
{
    public static async Task<IReadOnlyList<MineToFill>> OfAsync(AppDb db, MonitoringForms forms, Guid personId, DateOnly today, CancellationToken stop)
    {
        var byTeacher = forms.All.Where(f => f.By == FormFiller.Teacher).Select(f => f.Code).ToList();
        var bySite = forms.All.Where(f => f.By == FormFiller.Site).Select(f => f.Code).ToList();
        var byDirection = forms.All.Where(f => f.By == FormFiller.Direction).Select(f => f.Code).ToList();
        var open = db.Set<MonitoringWindow>().AsNoTracking().Where(w => w.OpensOn <= today && w.ClosesOn >= today);
        var asTeacher = from w in open
                        where byTeacher.Contains(w.FormCode) && db.Set<Person>().Any(p => p.Id == personId && p.Region == w.Region
                            && db.Set<Enrolment>().Any(e => e.PersonId == p.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)))
                        select new Row { WindowId = w.Id, FormCode = w.FormCode, ClosesOn = w.ClosesOn, SubjectId = personId, About = "" };
        var asHead = from w in open
                     where bySite.Contains(w.FormCode)
                     join s in db.Set<InternshipSite>() on w.Region equals s.Subject
                     where db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && g.Role == Role.SiteHead && g.SiteId == s.Id)
                     select new Row { WindowId = w.Id, FormCode = w.FormCode, ClosesOn = w.ClosesOn, SubjectId = s.Id, About = s.Title };
        var asCoordinator = from w in open
                            where byDirection.Contains(w.FormCode) && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && g.Role == Role.Coordinator && g.Region == w.Region)
                            select new Row { WindowId = w.Id, FormCode = w.FormCode, ClosesOn = w.ClosesOn, SubjectId = Guid.Empty, About = "" };
        var rows = await asTeacher.Concat(asHead).Concat(asCoordinator).ToListAsync(stop);
        var windows = rows.Select(r => r.WindowId).Distinct().ToList();
        var subjects = rows.Select(r => r.SubjectId).Distinct().ToList();
        var sheets = windows.Count == 0 ? [] : await db.Set<MonitoringSheet>().AsNoTracking().Where(s => windows.Contains(s.WindowId) && subjects.Contains(s.SubjectId))
            .Select(s => new { s.WindowId, s.SubjectId, s.Direction, IsDone = s.HandedInAt != null }).ToListAsync(stop);
        return
        [
            .. from r in rows
               let form = forms.Find(r.FormCode)!
               from subject in form.By == FormFiller.Direction ? form.Directions.Select(d => (Key: d.Code, d.Title, Direction: d.Code)) : [(form.By == FormFiller.Teacher ? "me" : r.SubjectId.ToString(), r.About, "")]
               let sheet = sheets.FirstOrDefault(s => s.WindowId == r.WindowId && s.SubjectId == r.SubjectId && s.Direction == subject.Direction)
               orderby sheet is { IsDone: true }, r.ClosesOn, form.Code, subject.Title
               select new MineToFill(r.WindowId, subject.Key, form.Title, subject.Title, r.ClosesOn, sheet is not null, sheet is { IsDone: true }),
        ];
    }

    private sealed class Row
    {
        public Guid WindowId { get; init; }

        public string FormCode { get; init; } = "";

        public DateOnly ClosesOn { get; init; }

        public Guid SubjectId { get; init; }

        public string About { get; init; } = "";
    }
}
