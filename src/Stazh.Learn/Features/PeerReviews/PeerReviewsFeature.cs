using Microsoft.AspNetCore.Mvc.RazorPages;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Colleagues judge each other's final works: allocation, rubric, calibration, scores, answers.</summary>
public static class PeerReviewsFeature
{
    public static IServiceCollection AddPeerReviews(this IServiceCollection services) => services
        .AddScoped<ReviewDesk>()
        .AddScoped<IPersonalData, ReviewsPersonalData>()
        .AddSingleton(new InternshipDoor("Взаимоэкспертиза", "Три рецензии вам и три от вас", "/reviews", 80))
        .AddSingleton(new RunPage("Рецензии", "/reviews"))
        .AddScoped<Data.IOutboxHandler<WorkJudged>, VerdictEvidence>()
        .AddScoped<FinalWorkStandings>()
        .AddScoped<FinalWorkFacts>()
        .AddScoped<IInternshipFacts>(p => p.GetRequiredService<FinalWorkFacts>())
        .AddScoped<IInternshipPart, FinalWorkPart>()
        .Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/PeerReviews/Review", "/runs/{runId:guid}/reviews/{reviewId:guid}"));
}
