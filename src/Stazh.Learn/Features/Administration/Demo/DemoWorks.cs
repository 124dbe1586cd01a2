using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Module 3 of the demonstration: published works and reviews of them.</summary>
internal sealed class DemoWorks(AppDb db)
{
    private static readonly string[] Titles =
    [
        "Урок математики отрезками: «Порядок действий»", "Классный час «План на неделю»", "Родительское собрание «Домашнее задание без крика»",
        "Урок русского языка: списывание в два шага", "Занятие «Часы, которые видно»",
    ];

    public FinalWork Publish(Enrolment enrolment, ProgrammePackage package, int number, Random random, DateTimeOffset at)
    {
        var spec = package.FinalWork!;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var answers = DemoAnswers.For(spec.Plan, random, day);
        foreach (var question in spec.SelfAnalysis.All)
        {
            answers[question.Code] = DemoAnswers.Text(random);
        }

        var work = new FinalWork { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, RunId = enrolment.RunId, AuthorId = enrolment.PersonId };
        work.Save(
            new WorkContent(
                spec.Kinds[number % spec.Kinds.Count].Code, Titles[number % Titles.Length],
                "## Ход\n\n1. Начало по сигналу: карточка с двумя шагами.\n2. Три отрезка по семь минут, между ними смена позы.\n3. Обратная связь сразу после каждого отрезка.\n\n" + DemoAnswers.Text(random),
                day.AddDays(-3), "3-й класс, 24 ученика", "Фото доски без детей, лист наблюдений за пять уроков", answers),
            at);
        db.Add(work);
        db.Add(work.Publish(at));
        return work;
    }

    public void Present(FinalWork work, DateTimeOffset at, DateTimeOffset now)
    {
        var presentation = new WorkPresentation { WorkId = work.Id };
        presentation.Set(at, "Актовый зал, и по ссылке из чата группы", now);
        db.Add(presentation);
    }

    /// <param name="reviewer">Null for a tutor.</param>
    public void Review(FinalWork work, Guid person, Enrolment? reviewer, ProgrammePackage package, Random random, DateTimeOffset at)
    {
        var criteria = package.FinalWork!.Rubric.Criteria;
        var review = PeerReview.Take(work.Id, work.RunId, work.Version, person, reviewer?.Id, at);
        review.Save(new ReviewContent(
            criteria.ToDictionary(c => c.Code, c => Math.Max(1, c.MaxPoints - random.Next(3))),
            criteria.ToDictionary(c => c.Code, _ => reviewer is null ? "Шаги выполнимы, наблюдения записаны. Разведите, что сделал учитель и что изменилось у ребёнка." : "Хорошо видно, что делает учитель. Добавьте, по какому признаку вы решаете, что приём помог."),
            reviewer is null ? "Повторите урок через две недели и покажите группе оба листа наблюдений рядом." : "Попробуйте тот же приём на другом предмете и сравните листы наблюдений."));
        review.Submit(0, at.AddHours(3));
        work.Open(at);
        db.Add(review);
    }
}
