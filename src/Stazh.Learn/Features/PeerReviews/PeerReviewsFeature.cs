using Microsoft.AspNetCore.Mvc.RazorPages;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Colleagues judge each other's final works: allocation, rubric, calibration, scores, answers.</summary>
public static class PeerReviewsFeature
{
    public static IServiceCollection AddPeerReviews(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("Stazh:Workers", true))
        {
            services.AddHostedService<ReviewHelpWorker>();
        }

        return services
            .AddScoped<ReviewDesk>()
            .AddScoped<ReviewDealer>()
            .AddScoped<ReviewNotices>()
            .AddScoped<ReviewHelp>()
            .AddScoped<ScoreBoard>()
            .AddScoped<RunReviewDesk>()
            .AddScoped<OwnReviews>()
            .AddScoped<IWorkReaders, ReviewersOfWorks>()
            .AddScoped<IProgrammeInsight, SampleInsight>()
            .AddScoped<IOutboxHandler<ReviewHandedIn>, DisagreementCheck>()
            .AddScoped<IOutboxHandler<WorkJudged>, VerdictEvidence>()
            .AddScoped<IPersonalData, ReviewsPersonalData>()
            .AddScoped<IRunFollower, PooledFromTheStart>()
            .AddSingleton(new InternshipDoor("Взаимоэкспертиза", "Три рецензии вам и три от вас", "/reviews", 80, IsTrainees: true))
            .AddSingleton(new RunPage("Рецензии", "/reviews"))
            .AddScoped<FinalWorkStandings>()
            .AddScoped<FinalWorkFacts>()
            .AddScoped<IInternshipFacts>(p => p.GetRequiredService<FinalWorkFacts>())
            .AddScoped<IInternshipPart, FinalWorkPart>()
            .Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/PeerReviews/Review", "/runs/{runId:guid}/reviews/{reviewId:guid}"));
    }
}
