using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public enum ApplicationState
{
    Draft,
    Submitted,
    Returned,

    /// <summary>Checked; the committee or the experts have it.</summary>
    UnderReview,

    /// <summary>The last decision before the act is positive.</summary>
    Recommended,

    /// <summary>The act is registered.</summary>
    Decided,
    Awarded,
    Rejected,
    Withdrawn,
}

/// <summary>An organisation asks for the status of a site: seven fields and a plan-schedule, with all its versions and what was decided .</summary>
public sealed partial class StatusApplication
{
    public Guid Id { get; init; }

    public Guid WindowId { get; init; }

    public required string Region { get; init; }

    /// <summary>Of the applicant's profile.</summary>
    public required string District { get; init; }

    public required string SiteKind { get; init; }

    public AwardingRoad Road { get; init; }

    public Guid ApplicantId { get; init; }

    public ApplicationText Text { get; private set; } = new();

    /// <summary>See <see cref="OrganisationKeys"/>.</summary>
    public string OrganisationKey { get; private set; } = "";

    public Guid? PlanFileId { get; private set; }

    public ApplicationState State { get; private set; }

    /// <summary>How many times it was submitted.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why it was returned or rejected, for the applicant .</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The committee's decision on the list of innovation sites: another decision of another body than the status .</summary>
    public InnovationDecision? Innovation { get; private set; }

    /// <summary>Of this version: all conclusions that were asked for are in.</summary>
    public bool ExpertiseDone { get; private set; }

    /// <summary>What the experts gave, in percent of the most points.</summary>
    public int? Percent { get; private set; }

    /// <summary>The council's submission: without it no site .</summary>
    public Guid? SubmissionPaperId { get; private set; }

    public string SubmissionNumber { get; private set; } = "";

    public DateOnly? SubmissionDate { get; private set; }

    /// <summary>What the act will say; set when it is drafted.</summary>
    public StatusTerms? Terms { get; private set; }

    public Guid? ActPaperId { get; private set; }

    public Guid? AgreementPaperId { get; private set; }

    public string ActNumber { get; private set; } = "";

    public DateOnly? ActDate { get; private set; }

    public bool AgreementRegistered { get; private set; }

    public Guid? SiteId { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public List<ApplicationVersion> Versions { get; } = [];

    public List<ApplicationEvent> Events { get; } = [];

    public bool IsEditable => State is ApplicationState.Draft or ApplicationState.Returned;

    public bool IsOver => State is ApplicationState.Awarded or ApplicationState.Rejected or ApplicationState.Withdrawn;

    /// <summary>Where it stands on its road.</summary>
    public RoadStep Step => State switch
    {
        ApplicationState.Draft or ApplicationState.Returned or ApplicationState.Withdrawn => RoadStep.Apply,
        ApplicationState.Submitted => RoadStep.Check,
        ApplicationState.UnderReview => ReviewStep,
        ApplicationState.Rejected => ExpertiseDone ? ReviewStep : RoadStep.Check,
        ApplicationState.Recommended => AwaitsSubmission ? RoadStep.Submission : RoadStep.Act,
        ApplicationState.Decided => RoadStep.Agreement,
        _ => RoadStep.Status,
    };

    private RoadStep ReviewStep => Road == AwardingRoad.Directive ? RoadStep.InnovationList : !ExpertiseDone ? RoadStep.Expertise : Road == AwardingRoad.Contest ? RoadStep.Results : RoadStep.Sitting;

    public Refusal? Write(ApplicationText text, Guid? plan)
    {
        if (!IsEditable)
        {
            return new ApplicationIsNotEditable();
        }

        (Text, OrganisationKey, PlanFileId, Stamp) = (text, OrganisationKeys.Of(text.OrganisationName), plan ?? PlanFileId, Guid.NewGuid());
        return null;
    }

    /// <summary>Not accepted with an empty field or without its plan; a returned one may come after the last day, a new one may not.</summary>
    public Refusal? Submit(IntakeWindow window, bool isNominated, DateOnly today, DateTimeOffset now)
    {
        if (!IsEditable)
        {
            return new ApplicationIsNotEditable();
        }

        if (ApplicationFields.Missing(Text, PlanFileId is not null) is { Count: > 0 } missing)
        {
            return missing is [ApplicationFields.Plan] ? new ApplicationNeedsPlan() : new ApplicationIsNotComplete(string.Join(", ", missing));
        }

        if (State == ApplicationState.Draft && !window.IsOpen(today))
        {
            return new WindowIsClosed();
        }

        if (window.OnlyNominated && !isNominated)
        {
            return new OrganisationIsNotNominated();
        }

        (State, Version, SubmittedAt, Reason, ExpertiseDone, Percent) = (ApplicationState.Submitted, Version + 1, now, "", false, null);
        Versions.Add(new() { ApplicationId = Id, Number = Version, SubmittedAt = now, Text = Text, PlanFileId = PlanFileId!.Value });
        Tell(EventKind.Submitted, now, ApplicantId);
        return null;
    }

    public Refusal? Return(string? reason, DateTimeOffset now, Guid by) => Close(ApplicationState.Returned, EventKind.Returned, reason, now, by);

    public Refusal? Reject(string? reason, DateTimeOffset now, Guid by) => Close(ApplicationState.Rejected, EventKind.Rejected, reason, now, by);

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (State is ApplicationState.Recommended or ApplicationState.Decided || IsOver)
        {
            return new StepIsNotNext();
        }

        State = ApplicationState.Withdrawn;
        Tell(EventKind.Withdrawn, now, ApplicantId);
        return null;
    }

    /// <summary>The check is done: on to the committee or straight to the act.</summary>
    public Refusal? Accept(DateTimeOffset now, Guid by)
    {
        if (State != ApplicationState.Submitted)
        {
            return new StepIsNotNext();
        }

        State = Road == AwardingRoad.Order ? ApplicationState.Recommended : ApplicationState.UnderReview;
        Tell(EventKind.Checked, now, by);
        return null;
    }

    public Refusal? Decide(InnovationDecision decision, DateTimeOffset now, Guid by)
    {
        if (Road != AwardingRoad.Directive || State != ApplicationState.UnderReview)
        {
            return new StepIsNotNext();
        }

        Innovation = decision;
        State = ApplicationState.Recommended;
        Tell(EventKind.Listed, now, by, $"{decision.Body}, № {decision.ActNumber}");
        return null;
    }

    public bool AwaitsAct => State == ApplicationState.Recommended && ActPaperId is null && !AwaitsSubmission;

    public void Draft(StatusTerms terms, Guid act, DateTimeOffset now)
    {
        (Terms, ActPaperId) = (terms, act);
        Tell(EventKind.ActDrafted, now, terms.ById);
    }

    /// <summary>The agreement is drafted when the act has its number.</summary>
    public bool AwaitsAgreement => State == ApplicationState.Decided && Road.Has(RoadStep.Agreement) && AgreementPaperId is null;

    public void Agree(Guid paper) => (AgreementPaperId, Stamp) = (paper, Guid.NewGuid());

    /// <summary>A paper was annulled before the status began: another may be drafted.</summary>
    public void Forget(Guid paper, DateTimeOffset now)
    {
        if (!IsOver && paper == AgreementPaperId)
        {
            (AgreementPaperId, AgreementRegistered) = (null, false);
            Tell(EventKind.ActAnnulled, now, null);
        }

        if (!IsOver && paper == SubmissionPaperId && ActPaperId is null)
        {
            (SubmissionPaperId, SubmissionNumber, SubmissionDate) = (null, "", null);
            Tell(EventKind.ActAnnulled, now, null);
        }

        if (!IsOver && paper == ActPaperId)
        {
            (State, ActPaperId, AgreementPaperId, ActNumber, ActDate, AgreementRegistered) = (ApplicationState.Recommended, null, null, "", null, false);
            Tell(EventKind.ActAnnulled, now, null);
        }
    }

    /// <summary>A paper of this application got its number; true when nothing is left before the status.</summary>
    public bool Registered(Guid paper, string number, DateOnly date, DateTimeOffset now)
    {
        if (paper == SubmissionPaperId && AwaitsSubmission)
        {
            (SubmissionNumber, SubmissionDate) = (number, date);
            Tell(EventKind.SubmissionRegistered, now, null, $"№ {number}");
        }
        else if (paper == ActPaperId && State == ApplicationState.Recommended)
        {
            (State, ActNumber, ActDate) = (ApplicationState.Decided, number, date);
            Tell(EventKind.ActRegistered, now, null, $"№ {number}");
        }
        else if (paper == AgreementPaperId && !AgreementRegistered)
        {
            AgreementRegistered = true;
            Tell(EventKind.AgreementRegistered, now, null, $"№ {number}");
        }

        return State == ApplicationState.Decided && (AgreementRegistered || !Road.Has(RoadStep.Agreement));
    }

    public void Award(Guid siteId, DateTimeOffset now)
    {
        (State, SiteId) = (ApplicationState.Awarded, siteId);
        Tell(EventKind.Awarded, now, null);
    }

    private Refusal? Close(ApplicationState state, EventKind kind, string? reason, DateTimeOffset now, Guid? by, bool byCouncil = false)
    {
        // what experts have is decided by their council or their contest.
        if (State != ApplicationState.Submitted && (State != ApplicationState.UnderReview || (Road.Has(RoadStep.Expertise) && !byCouncil)))
        {
            return new StepIsNotNext();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new DecisionNeedsReason();
        }

        (State, Reason) = (state, reason.Trim());
        Tell(kind, now, by, Reason);
        return null;
    }

    private void Tell(EventKind kind, DateTimeOffset now, Guid? by, string note = "")
    {
        Stamp = Guid.NewGuid();
        Events.Add(new() { Id = Guid.CreateVersion7(now), ApplicationId = Id, At = now, ById = by, Kind = kind, Note = note });
    }
}
