using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>All scores of a pool, ready for calibration.</summary>
public sealed record ScoreSheet(IReadOnlyList<Mark> Marks, IReadOnlyList<SampleMark> Samples, IReadOnlySet<Guid> Experts)
{
    public CalibratedScores Calibrate() => ScoreCalibration.Of(Marks, Samples, Experts);

    /// <summary>As if the reviewer had not judged the work.</summary>
    public CalibratedScores Without(Guid workId, Guid reviewerId) => ScoreCalibration.Of([.. Marks.Where(m => m.Work != workId || m.Reviewer != reviewerId)], Samples, Experts);
}

/// <summary>Reads the scores of a run, and of the runs it reviews with, with one SQL command.</summary>
public sealed class ScoreBoard(AppDb db)
{
    public async Task<ScoreSheet> LoadAsync(Guid runId, FinalWorkSpec spec, CancellationToken stop)
    {
        var runs = db.RunsReviewingWith(runId);
        var rows = await db.Set<PeerReview>().AsNoTracking()
            .Where(r => r.State == PeerReviewState.Submitted && r.Score != null && runs.Any(run => run.Id == r.RunId))
            .Select(r => new { Work = r.WorkId, Reviewer = r.ReviewerId, Score = r.Score!.Value, IsExpert = r.ReviewerEnrolmentId == null, Sample = "" })
            .Concat(
                from t in db.Set<CalibrationTry>().AsNoTracking()
                join e in db.Set<Enrolment>() on t.EnrolmentId equals e.Id
                where t.Score != null && runs.Any(run => run.Id == e.RunId)
                select new { Work = t.EnrolmentId, Reviewer = e.PersonId, Score = t.Score!.Value, IsExpert = false, Sample = t.WorkCode })
            .ToListAsync(stop);
        var known = spec.Calibration.Select(c => (c.Code, Score: RubricScore.Of(spec.Rubric, c.Scores))).Where(c => c.Score is not null).ToDictionary(c => c.Code, c => c.Score!.Value);
        return new(
            [.. rows.Where(r => r.Sample.Length == 0).Select(r => new Mark(r.Work, r.Reviewer, r.Score))],
            [.. rows.Where(r => known.ContainsKey(r.Sample)).Select(r => new SampleMark(r.Reviewer, r.Score, known[r.Sample]))],
            rows.Where(r => r.IsExpert).Select(r => r.Reviewer).ToHashSet());
    }
}
