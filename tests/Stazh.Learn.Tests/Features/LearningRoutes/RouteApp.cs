using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.LearningRoutes;

/// <summary>The program with deficit maps that a test writes itself.</summary>
public class RouteApp : StazhApp
{
    private readonly Maps maps = new();

    /// <summary>The map is confirmed: every deficit of the programme partial but those named.</summary>
    public void Confirm(Guid enrolmentId, ProgrammePackage package, params (string Code, DeficitLevel Level)[] stronger) =>
        maps.Known[enrolmentId] = new(enrolmentId, Clock.GetUtcNow(), [.. package.Deficits.Select(d => Line(d, stronger.FirstOrDefault(s => s.Code == d.Code).Level))]);

    /// <summary>Opens the route's page and presses the button of that name; more fields replace what the form holds.</summary>
    public static async Task<Answer> Press(Visitor visitor, Guid id, string change, params (string Name, string Value)[] fields) =>
        await Press(visitor, await visitor.Get($"/learn/{id}/route"), change, null, fields);

    public static async Task<Answer> Press(Visitor visitor, Answer page, string change, Guid? item, params (string Name, string Value)[] fields)
    {
        var button = page.Document.QuerySelectorAll($"#route button[value='{change}']").FirstOrDefault(b => item is null || b.Closest($"[data-item='{item}']") is not null)
            ?? throw new InvalidOperationException($"No button '{change}': {page.Words}");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!;
        return await visitor.Submit(form, button, [], [.. fields.Select(f => ($"Input.{f.Name}", f.Value))]);
    }

    public Task<LearningRoute> Newest(Guid enrolmentId) => InDb(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(db.Set<LearningRoute>().Where(r => r.EnrolmentId == enrolmentId), r => r.Items).OrderByDescending(r => r.Number)));

    /// <summary>A trainee with a confirmed map and a proposed main route.</summary>
    public async Task<(GroupOfTrainees Group, Visitor Trainee)> AProposedRoute()
    {
        var group = await this.AnInternship();
        Confirm(group.Id, group.Package);
        var trainee = await As(group.Trainee.Email);
        Assert.Equal(302, (await Press(trainee, group.Id, "start-propose")).Status);
        return (group, trainee);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(s => s.Replace(ServiceDescriptor.Scoped<IDeficitMaps>(_ => maps)));
    }

    private static DeficitLine Line(CompetencyDeficit deficit, DeficitLevel level) =>
        new(deficit.Code, deficit.Title, level == DeficitLevel.None ? 0.4 : 0.3 * (int)level, level == DeficitLevel.None ? DeficitLevel.Partial : level, 2, false);

    private sealed class Maps : IDeficitMaps
    {
        public ConcurrentDictionary<Guid, DeficitMapSummary> Known { get; } = [];

        public Task<DeficitMapSummary?> OfAsync(Guid enrolmentId, CancellationToken stop) => Task.FromResult(Known.GetValueOrDefault(enrolmentId));

        public Task AddEvidenceAsync(Guid enrolmentId, string deficit, string source, string reference, double severity, DateTimeOffset at, CancellationToken stop) => Task.CompletedTask;
    }
}
