using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Data;

/// <summary>A program in which diagnostics and tasks are done for everybody: module 3 depends on attendance alone.</summary>
public class FinalWorkApp : StazhApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        LeaveOutWhatIsBefore(builder);
    }

    /// <summary>Diagnostics and tasks count as done.</summary>
    public static void LeaveOutWhatIsBefore(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        foreach (var part in services.Where(s => s.ServiceType == typeof(IInternshipPart) && s.ImplementationType?.Name is not ("AttendancePart" or "FinalWorkPart")).ToList())
        {
            services.Remove(part);
        }

        services.AddSingleton<IInternshipPart>(new Done(ModulePart.Diagnostics)).AddSingleton<IInternshipPart>(new Done(ModulePart.Tasks));
    });

    private sealed record Done(ModulePart Part) : IInternshipPart
    {
        public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts) => new(true, "", []);
    }
}

/// <summary>Works and reviews of a group, made through the pages.</summary>
public static class FinalWorkRoads
{
    /// <summary>Fills every field of the work; leaves the rest of the form as it is.</summary>
    public static (string Name, string Value)[] AWholeWork(ProgrammePackage package, string title = "Дроби без спешки") =>
    [
        ("Input.Kind", package.FinalWork!.Kinds[0].Code), ("Input.Title", title), ("Input.Text", "## Ход\n\nСемь минут работы, две минуты движения."),
        ("Input.TrialWhen", "2026-11-20"), ("Input.TrialWhere", "4 «Б» класс, 24 человека"), ("Input.TrialEvidence", "Был завуч, запись в журнале посещений."),
        .. package.FinalWork.Plan.Where(f => f.Kind != FieldKind.File).Select(f => ($"answers.{f.Code}", f.Options.Count > 0 ? f.Options[0] : f.Kind switch
        {
            FieldKind.Number => "3",
            FieldKind.Date => "2026-11-20",
            FieldKind.Yesno => "yes",
            _ => $"План {f.Code}",
        })),
        .. package.FinalWork.SelfAnalysis.All.Select(q => ($"answers.{q.Code}", $"Ответ {q.Code}")),
    ];

    /// <summary>Presses a button of the page's form by its handler.</summary>
    public static async Task<Answer> Press(this Visitor visitor, string address, string handler, params (string Name, string Value)[] fields)
    {
        var page = await visitor.Get(address);
        var form = page.Document.QuerySelectorAll("main form[method=post]").Cast<AngleSharp.Html.Dom.IHtmlFormElement>()
            .First(f => f.Action.EndsWith("handler=" + handler, StringComparison.Ordinal) || f.QuerySelector($"button[formaction$='handler={handler}']") is not null);
        return await visitor.Submit(form, form.QuerySelector($"button[formaction$='handler={handler}']"), [], fields);
    }

    /// <summary>What the script sends: the whole form to a handler that has no button.</summary>
    public static Task<Answer> Press(this Visitor visitor, string address, string handler, AngleSharp.Html.Dom.IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var button = form.Owner!.CreateElement("button");
        button.SetAttribute("formaction", $"{address}?handler={handler}");
        return visitor.Submit(form, button, [], fields);
    }

    /// <summary>The trainee publishes a whole work; its id.</summary>
    public static async Task<Guid> Publish(this StazhApp app, GroupOfTrainees group, TraineeInGroup author, string title = "Дроби без спешки")
    {
        using var visitor = await app.As(author.Email);
        var answer = await visitor.Press($"/learn/{author.EnrolmentId}/final-work", "Publish", AWholeWork(group.Package, title));
        Assert.Equal(302, answer.Status);
        var page = await visitor.Get($"/learn/{author.EnrolmentId}/final-work");
        return Guid.Parse(page.Document.QuerySelector("main a[href^='/works/']")!.GetAttribute("href")!.Split('/')[^1]);
    }

    /// <summary>Scores the samples that come before the first review.</summary>
    public static async Task Calibrate(this Visitor visitor, GroupOfTrainees group, TraineeInGroup trainee)
    {
        foreach (var sample in group.Package.FinalWork!.Calibration.Take(Stazh.Learn.Features.PeerReviews.ReviewAllocator.SamplesFirst))
        {
            Assert.Equal(302, (await visitor.Post($"/learn/{trainee.EnrolmentId}/reviews/calibration?work={sample.Code}", Scores(group.Package, 1))).Status);
        }
    }

    public static (string Name, string Value)[] Scores(ProgrammePackage package, int points) =>
        [.. package.FinalWork!.Rubric.Criteria.Select(c => ($"scores.{c.Code}", points.ToString()))];

    public static (string Name, string Value)[] AReview(ProgrammePackage package, int points = 2) =>
    [
        .. Scores(package, points), .. package.FinalWork!.Rubric.Criteria.Select(c => ($"comments.{c.Code}", $"Заметка {c.Code}")),
        ("recommendations", "Запишите признак трижды до начала."),
    ];

    /// <summary>The trainee takes the next work and hands in a review; the work's title, or null when there was none.</summary>
    public static async Task<string?> ReviewNext(this StazhApp app, GroupOfTrainees group, TraineeInGroup reviewer, int points = 2)
    {
        using var visitor = await app.As(reviewer.Email);
        var home = $"/learn/{reviewer.EnrolmentId}/reviews";
        if ((await visitor.Get(home)).Document.QuerySelector("main a[href$=calibration].btn-primary") is not null)
        {
            await visitor.Calibrate(group, reviewer);
        }

        var taken = await visitor.Press(home, "Next");
        if (taken.Location is not { } address)
        {
            return null;
        }

        var title = (await visitor.Get(address)).Text(".reading h2.h3");
        Assert.Equal(302, (await visitor.Press(address, "Submit", AReview(group.Package, points))).Status);
        return title;
    }
}
