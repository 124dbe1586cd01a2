using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>Whatever feature keeps rows of people hands them out and erases them (152-ФЗ; R-220).</summary>
public sealed class PersonalDataTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly string[] OfAPerson = ["PersonId", "AuthorId", "ReviewerId", "EnrolmentId"];

    /// <summary>Features whose rows name a person only as the employee who did the work.</summary>
    private static readonly string[] OfWorkOnly = ["Portal"];

    [Fact]
    public async Task Every_feature_with_rows_of_people_exports_and_erases_them()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var covered = scope.ServiceProvider.GetServices<IPersonalData>().Select(s => FeatureOf(s.GetType())).ToHashSet();
        var keeping = await app.InDb(db => Task.FromResult(db.Model.GetEntityTypes().Where(t => t.GetProperties().Any(p => OfAPerson.Contains(p.Name)))
            .Select(t => (Feature: FeatureOf(t.ClrType), t.ClrType.Name)).Where(t => t.Feature.Length > 0).ToList()));
        Source.None(keeping.Where(k => !covered.Contains(k.Feature) && !OfWorkOnly.Contains(k.Feature)).Select(k => $"{k.Feature}: {k.Name}"));
    }

    private static string FeatureOf(Type type) => type.Namespace is { } name && name.StartsWith("Stazh.Learn.Features.", StringComparison.Ordinal) ? name.Split('.')[3] : "";
}
