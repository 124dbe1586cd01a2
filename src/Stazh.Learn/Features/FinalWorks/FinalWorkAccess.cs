using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>
/// Who reaches which work.
/// <list type="table">
/// <item><term>write, publish, invite</term><description>the author, through the own internship</description></item>
/// <item><term>read a published work and its files</term><description>the group and the staff of its run</description></item>
/// <item><term>read the administration's evaluation</term><description>the author and the staff of the run</description></item>
/// <item><term>outside the group</term><description>who reviews the work in a pool of runs, its files too; else nobody</description></item>
/// </list>
/// </summary>
public static class FinalWorkAccess
{
    /// <summary>Works shown to the person: published in a shared run, and the own.</summary>
    public static IQueryable<FinalWork> WorksShownTo(this AppDb db, Guid personId) =>
        db.Set<FinalWork>().Where(w => w.State == FinalWorkState.Published && (w.AuthorId == personId || db.RunsSharedWith(personId).Any(r => r.Id == w.RunId)));

    /// <summary>Published works of a run, of those who are still in its group.</summary>
    public static IQueryable<FinalWork> PublishedWorks(this AppDb db, Guid runId) =>
        db.Set<FinalWork>().Where(w => w.RunId == runId && w.State == FinalWorkState.Published
            && db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)));
}

/// <summary>People outside of the group to whom a feature shows a work, with its files.</summary>
public interface IWorkReaders
{
    Task<bool> MayReadAsync(Guid personId, Guid fileId, CancellationToken stop);
}

/// <summary>Files of a work are read by whom the work is shown to.</summary>
internal sealed class WorkFileAccess(AppDb db, IEnumerable<IWorkReaders> readers) : IFileAccess
{
    public const string Name = "final-work";

    public string Purpose => Name;

    public async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop)
    {
        if (person is not { } id)
        {
            return false;
        }

        if (await db.WorksShownTo(id).AnyAsync(w => w.Files.Any(f => f.FileId == file.Id && f.Version != null), stop))
        {
            return true;
        }

        foreach (var more in readers)
        {
            if (await more.MayReadAsync(id, file.Id, stop))
            {
                return true;
            }
        }

        return false;
    }
}
