using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Who is told of what about reviews, in the feed and by letter; joins the change at hand. Sentences are Russian source texts.</summary>
public sealed class ReviewNotices(AppDb db, TimeProvider clock, RunLetters letters, INotifier notifier)
{
    public async Task AssignedAsync(PeerReview review, string title, CancellationToken stop)
    {
        var (reviewer, run) = await OfAsync(review.ReviewerId, review.RunId, stop);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(reviewer.TimeZoneId, out var known) ? known : TimeZoneInfo.Utc;
        var due = Wording.Moment(review.LeaseUntil, zone);
        var address = Address(review);
        var sentence = review.Source switch
        {
            ReviewSource.Standby => "Работе «{0}» не хватает рецензий, вы обещали помочь. Срок — {1}.",
            ReviewSource.Rescue => "Работе «{0}» не хватает рецензий, коллеги не успевают. Рецензия за вами, срок — {1}.",
            _ => "Вам назначена рецензия на работу «{0}», срок — {1}.",
        };
        notifier.Tell(reviewer.Id, $"review-assigned:{review.Id:n}:{review.LeaseUntil.ToUnixTimeSeconds()}", sentence, address, Wording.Inner(title), due);
        letters.Send(clock.GetUtcNow(), "review-assigned", reviewer, run, address, items: $"– {title}", dates: $"до {due}");
    }

    /// <summary>R-112: the result is announced when all the reviews are in.</summary>
    public async Task ReadyAsync(PeerReview review, Guid authorId, Guid authorEnrolmentId, CancellationToken stop)
    {
        var address = $"/learn/{authorEnrolmentId}/reviews";
        notifier.Tell(authorId, $"reviews-ready:{review.WorkId:n}", "Заключения коллег по вашей итоговой работе готовы.", address);
        var (author, run) = await OfAsync(authorId, review.RunId, stop);
        letters.Send(clock.GetUtcNow(), "reviews-ready", author, run, address);
    }

    /// <summary>Tutors of the run learn that a work waits for an expert.</summary>
    public async Task ExpertCalledAsync(ExpertCall call, Guid runId, string title, CancellationToken stop)
    {
        var sentence = call.Cause == ExpertCause.Appeal ? "Автор работы «{0}» не согласен с результатом и просит пересмотра." : "Оценки работы «{0}» разошлись или стоят у края шкалы: нужна экспертная рецензия.";
        foreach (var tutor in await Tutors(runId).ToListAsync(stop))
        {
            notifier.Tell(tutor, $"expert-called:{call.WorkId:n}:{call.Cause}", sentence, $"/runs/{runId}/reviews#experts", Wording.Inner(title));
        }
    }

    public void AppealAnswered(ExpertCall call, Guid authorId, Guid authorEnrolmentId) =>
        notifier.Tell(authorId, $"appeal-answered:{call.WorkId:n}", "На ваше несогласие с результатом ответили.", $"/learn/{authorEnrolmentId}/reviews#appeal");

    /// <summary>The reviewer learns that the author answered.</summary>
    public void Answered(PeerReview review)
    {
        if (review.ReviewerEnrolmentId is { } enrolment)
        {
            notifier.Tell(review.ReviewerId, $"review-answered:{review.Id:n}", "Автор ответил на вашу рецензию.", $"/learn/{enrolment}/reviews/{review.Id}");
        }
    }

    /// <summary>Reviewers learn that their words have changed the work.</summary>
    public void Revised(FinalWork work, IEnumerable<PeerReview> reviews)
    {
        foreach (var review in reviews)
        {
            notifier.Tell(review.ReviewerId, $"work-revised:{review.Id:n}:{work.Revised}", "Автор доработал работу «{0}»: посмотрите, что изменила ваша рецензия.", Address(review) + "#effect", Wording.Inner(work.Title));
        }
    }

    public void Extended(Guid personId, Guid enrolmentId, DateTimeOffset at) =>
        notifier.Tell(personId, $"reviews-extended:{enrolmentId:n}:{at.ToUnixTimeSeconds()}", "Тьютор изменил вам срок или число рецензий.", $"/learn/{enrolmentId}/reviews");

    public IQueryable<Guid> Tutors(Guid runId) => db.Set<RoleGrant>().Where(g => g.Role == Role.Tutor && g.RunId == runId && g.RevokedAt == null).Select(g => g.PersonId).Distinct();

    private static string Address(PeerReview review) => review.ReviewerEnrolmentId is { } enrolment ? $"/learn/{enrolment}/reviews/{review.Id}" : $"/runs/{review.RunId}/reviews/{review.Id}";

    private async Task<(Person Person, ProgrammeRun Run)> OfAsync(Guid personId, Guid runId, CancellationToken stop)
    {
        var found = await (
            from p in db.Set<Person>().AsNoTracking()
            from r in db.Set<ProgrammeRun>().AsNoTracking()
            where p.Id == personId && r.Id == runId
            select new { p, r }).SingleAsync(stop);
        return (found.p, found.r);
    }
}
