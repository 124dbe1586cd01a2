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

    private static readonly string[] Comments =
    [
        "Хорошо видно, что делает учитель. Добавьте, по какому признаку вы решаете, что приём помог.",
        "Шаги выполнимы, наблюдения записаны. Разведите, что сделал учитель и что изменилось у ребёнка.",
        "Трудность описана через действия ученика, а не через ярлык — это сильная сторона работы.",
        "Отрезки урока соразмерны. Последний получился длиннее: скажите, чем вы его удержали.",
        "Обратная связь идёт сразу и называет действие. Приведите одну фразу дословно.",
        "Понятно, что подготовить до урока. Не хватает строки о том, что делать, если сигнал не сработал.",
        "Лист наблюдений краткий, им можно пользоваться на ходу. Укажите, кто вёл запись, пока вы объясняли.",
        "Вывод осторожный и следует из записей. Допишите, что бы вы изменили при повторе.",
    ];

    private static readonly string[] Advice =
    [
        "Попробуйте тот же приём на другом предмете и сравните листы наблюдений.",
        "Договоритесь с коллегой о взаимном посещении: пусть он отмечает паузы, а вы — переключения.",
        "Вынесите план из двух шагов на карточку и проверьте его через неделю без вашей подсказки.",
        "Покажите родителям одну фразу обратной связи и один лист наблюдений: этого хватит для начала.",
    ];

    /// <summary>How good the works are and how strict the people: the same at every start. Third points of a criterion.</summary>
    private static readonly double[] Qualities = [2.4, 1.7, 2.7, 2.0, 2.3];

    private static readonly Dictionary<string, double> Strictness = new() { ["trainee2"] = -0.5, ["trainee4"] = 0.5, ["trainee5"] = -0.2, ["trainee7"] = 0.3 };

    /// <summary>The reviewer's scores of the sample works, before the first review.</summary>
    public void Calibrate(Enrolment reviewer, string mailbox, ProgrammePackage package, Random random, DateTimeOffset at)
    {
        foreach (var sample in package.FinalWork!.Calibration)
        {
            var scores = package.FinalWork.Rubric.Criteria.ToDictionary(c => c.Code, c => Score(c, sample.Scores[c.Code], mailbox, random));
            db.Add(new CalibrationTry
            {
                EnrolmentId = reviewer.Id, WorkCode = sample.Code, ScoresJson = System.Text.Json.JsonSerializer.Serialize(scores), Score = RubricScore.Of(package.FinalWork.Rubric, scores), At = at,
            });
        }
    }

    /// <param name="reviewer">Null for a tutor.</param>
    public PeerReview Review(FinalWork work, int number, Guid person, Enrolment? reviewer, string mailbox, ProgrammePackage package, Random random, DateTimeOffset at)
    {
        var criteria = package.FinalWork!.Rubric.Criteria;
        var review = Take(work, person, reviewer?.Id, at);
        review.Save(new ReviewContent(
            criteria.ToDictionary(c => c.Code, c => Score(c, Qualities[number % Qualities.Length], mailbox, random)),
            criteria.Select((c, i) => (c.Code, Text: Comments[(i + number + mailbox.Length + mailbox[^1]) % Comments.Length])).ToDictionary(c => c.Code, c => c.Text),
            reviewer is null ? "Повторите урок через две недели и покажите группе оба листа наблюдений рядом." : Advice[(number + mailbox[^1]) % Advice.Length]));
        review.Submit(package.FinalWork.Rubric, 0, at.AddHours(3));
        return review;
    }

    public PeerReview Take(FinalWork work, Guid person, Guid? enrolmentId, DateTimeOffset at)
    {
        var review = PeerReview.Take(work.Id, work.RunId, work.Version, person, enrolmentId, at);
        work.Open(at);
        db.Add(review);
        return review;
    }

    /// <summary>The author has revised the work by the recommendations.</summary>
    public void Revise(FinalWork work, DateTimeOffset at)
    {
        var reviewed = work.Draft;
        var text = reviewed.Text.Replace("2. Три отрезка по семь минут, между ними смена позы.", "2. Три отрезка по семь минут, между ними смена позы. Если сигнал не сработал, повторяю его жестом.\n3. Последний отрезок короче: пять минут.", StringComparison.Ordinal)
            .Replace("3. Обратная связь сразу", "4. Обратная связь одной фразой сразу", StringComparison.Ordinal);
        work.SaveRevision(reviewed with { Text = text, TrialEvidence = reviewed.TrialEvidence + "; запись вёл коллега" }, "Дописано, что делать, если сигнал не сработал, и сокращён последний отрезок.", at);
        db.Add(work.Revise(reviewed, at).Version!);
    }

    /// <summary>What the author and the tutor have said to each other about a result.</summary>
    public void Appeal(FinalWork work, Guid tutorId, DateTimeOffset at)
    {
        ExpertCall.Appeal(work.Id, work.AuthorId, "По критерию «апробация» рецензенты не открыли второй лист наблюдений: он в файлах.", again: false, at, out var call);
        call!.Close("Лист прочитан. Он есть и подтверждает вывод, в рекомендациях это учтено; баллы остаются.", tutorId, at.AddDays(1));
        db.Add(call);
    }

    public void StandBy(Enrolment reviewer, DateTimeOffset at) => db.Add(new ReviewStandby { EnrolmentId = reviewer.Id, At = at });

    public void Extend(Enrolment reviewer, DateOnly until, Guid tutorId, DateTimeOffset at) =>
        db.Add(new ReviewExtension { EnrolmentId = reviewer.Id, Until = until, Reason = "Болели на прошлой неделе", GivenById = tutorId, GivenAt = at });

    private static int Score(Criterion criterion, double quality, string mailbox, Random random) =>
        (int)Math.Clamp(Math.Round((quality * criterion.MaxPoints / 3.0) + Strictness.GetValueOrDefault(mailbox) + ((random.NextDouble() - 0.5) * 0.9)), 0, criterion.MaxPoints);
}
