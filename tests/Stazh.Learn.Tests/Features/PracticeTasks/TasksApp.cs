using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

/// <summary>The program with the parts before and after the tasks in the test's hand: their gates, the approved route, what the map is told.</summary>
public sealed class TasksApp : StazhApp
{
    /// <summary>Missing sentences of the diagnostics part; empty is done.</summary>
    public List<string> DiagnosticsMiss { get; } = [];

    public Dictionary<Guid, ApprovedRoute> Routes { get; } = [];

    public List<(Guid Enrolment, string Deficit, string Source, string Reference, double Severity)> Evidence { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            foreach (var part in services.Where(s => s.ServiceType == typeof(IInternshipPart) && s.ImplementationType?.Name is not ("TasksPart" or "AttendancePart")).ToList())
            {
                services.Remove(part);
            }

            services.AddSingleton<IInternshipPart>(new Part(ModulePart.Diagnostics, DiagnosticsMiss));
            services.AddSingleton<IInternshipPart>(new Part(ModulePart.FinalWork, []));
            services.Replace(ServiceDescriptor.Singleton<ILearningRoutes>(new RoutesInHand(Routes)));
            services.Replace(ServiceDescriptor.Singleton<IDeficitMaps>(new MapsInHand(Evidence)));
        });
    }

    private sealed record Part(ModulePart Which, List<string> Missing) : IInternshipPart
    {
        ModulePart IInternshipPart.Part => Which;

        public PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts) => new(Missing.Count == 0, "", [.. Missing]);
    }

    private sealed record RoutesInHand(Dictionary<Guid, ApprovedRoute> Routes) : ILearningRoutes
    {
        public IReadOnlyList<RouteTask>? Approved(FactSheet facts) => Routes.GetValueOrDefault(facts.EnrolmentId)?.Tasks;

        public Task DoneAsync(Guid enrolmentId, string taskCode, DateTimeOffset now, CancellationToken stop) => Task.CompletedTask;

        public Task<IReadOnlyDictionary<Guid, ApprovedRoute>> ApprovedAsync(IReadOnlyCollection<Guid> enrolmentIds, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, ApprovedRoute>>(Routes.Where(r => enrolmentIds.Contains(r.Key)).ToDictionary());
    }

    private sealed record MapsInHand(List<(Guid Enrolment, string Deficit, string Source, string Reference, double Severity)> Evidence) : IDeficitMaps
    {
        public Task<DeficitMapSummary?> OfAsync(Guid enrolmentId, CancellationToken stop) =>
            Task.FromResult<DeficitMapSummary?>(new(enrolmentId, DateTimeOffset.MinValue, [new("D9", "Видеть функцию за трудностью", 0.8, DeficitLevel.Critical, 3, false)]));

        public Task AddEvidenceAsync(Guid enrolmentId, string deficit, string source, string reference, double severity, DateTimeOffset at, CancellationToken stop)
        {
            Evidence.Add((enrolmentId, deficit, source, reference, severity));
            return Task.CompletedTask;
        }
    }
}
