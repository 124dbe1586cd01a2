using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A trainee alone has no colleagues in the run: reviews are shared with other runs of the programme .</summary>
internal sealed class PooledFromTheStart(AppDb db) : IRunFollower
{
    public void Opened(ProgrammeRun run)
    {
        if (run.Format == RunFormat.Individual)
        {
            db.Add(new RunReviewTerms { RunId = run.Id, ProgrammeVersionId = run.ProgrammeVersionId, IsPooled = true });
        }
    }
}
