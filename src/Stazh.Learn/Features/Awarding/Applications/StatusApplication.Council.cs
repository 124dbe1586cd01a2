using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The part of the way that goes through experts, their council and contests.</summary>
public sealed partial class StatusApplication
{
    public bool AwaitsExperts => State == ApplicationState.UnderReview && Road.Has(RoadStep.Expertise) && !ExpertiseDone;

    /// <summary>May stand on an agenda, or among those a contest ranks.</summary>
    public bool IsReadyToDecide => State == ApplicationState.UnderReview && ExpertiseDone;

    public bool AwaitsSubmission => State == ApplicationState.Recommended && Road.Has(RoadStep.Submission) && SubmissionDate is null;

    public void TellExpertsAssigned(DateTimeOffset now, Guid by) => Tell(EventKind.ExpertsAssigned, now, by);

    public void EndExpertise(DateTimeOffset now, int percent)
    {
        (ExpertiseDone, Percent) = (true, percent);
        Tell(EventKind.ExpertiseDone, now, null);
    }

    /// <summary>What the council decided; only registered minutes or results call this .</summary>
    /// <param name="note">The paper that says so.</param>
    public Refusal? CarryOut(Proposal proposal, string reason, string note, DateTimeOffset now, Guid? by)
    {
        if (!IsReadyToDecide)
        {
            return new StepIsNotNext();
        }

        switch (proposal)
        {
            case Proposal.Recommend:
                State = ApplicationState.Recommended;
                Tell(Road == AwardingRoad.Contest ? EventKind.ContestWon : EventKind.Recommended, now, by, $"{note}\n{reason}".Trim());
                return null;
            case Proposal.Rework:
                return Close(ApplicationState.Returned, EventKind.Returned, $"{reason}\n{note}", now, by, byCouncil: true);
            case Proposal.Refuse:
                return Close(ApplicationState.Rejected, EventKind.Rejected, $"{reason}\n{note}", now, by, byCouncil: true);
            default:
                return null;
        }
    }

    /// <summary>The submission is drafted when the minutes have their number.</summary>
    public void Present(Guid paper) => (SubmissionPaperId, Stamp) = (paper, Guid.NewGuid());
}
