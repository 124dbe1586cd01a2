using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>
/// The demonstration: people and one run in each stage, so that every page has something true to show at the first start. Made once, never in
/// Production.
/// </summary>
internal sealed partial class Demonstration(
    AppDb db, UserManager<Person> people, DemoRuns runs, DemoStages stages, DemoCrowd crowd, DemoPapers papers, DemoPlans plans, DemoLibrary books, DemoSites sites, DemoAwarding awarding, DemoCouncil council, DemoMonitoring monitoring, DemoForms forms, DemoNetwork network, DemoCouncils sittings, ConsentTexts texts, ProgrammeLibrary library, IOptions<StazhSettings> settings,
    IHostEnvironment environment, TimeProvider clock, ILogger<Demonstration> log)
{
    public async Task OfferAsync(CancellationToken stop)
    {
        if (settings.Value.Demo && !environment.IsProduction())
        {
            await AddAsync(stop);
            LogSignIns(log, settings.Value.DemoPassword);
        }
    }

    /// <summary>False when there are people already: nobody's data is mixed with invented ones.</summary>
    public async Task<bool> AddAsync(CancellationToken stop)
    {
        if (await db.Set<Person>().AnyAsync(stop))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var made = await DemoPeople.AddAsync(people, db, texts, settings.Value.DemoPassword, now);
        var today = DateOnly.FromDateTime(now.UtcDateTime.AddHours(3));
        if (await runs.AddAsync(made, today, now, stop) is { } groups)
        {
            var package = await library.GetAsync(groups.First.ProgrammeVersionId, stop);
            await stages.AddAsync(groups, made, package, now, stop);
            await crowd.AddAsync(groups.First, package, made, today, now, stop);
        }

        await sites.AddAsync(made, today, now, stop);
        await papers.AddAsync(made["coordinator1"].Id, today, now, stop);
        await awarding.AddAsync(made, today, now, stop);
        await council.AddAsync(made, today, now, stop);
        await plans.AddAsync(made, today, now, stop);
        await monitoring.AddAsync(made, today, now, stop);
        await forms.AddAsync(made, today, now, stop);
        await books.AddAsync(made, today, now, stop);
        await network.AddAsync(made, today, now, stop);
        await sittings.AddAsync(made, today, now, stop);

        return true;
    }

    [LoggerMessage(LogLevel.Information, """
        Demonstration sign-ins (password {Password}):
          trainee1@stazh.example … trainee8@stazh.example   teachers
          tutor1@stazh.example, tutor2@stazh.example        tutors
          head1@stazh.example                               head of a site
          coordinator1@stazh.example                        coordinator of the region
          expert1@stazh.example … expert3@stazh.example     experts
          admin1@stazh.example                              administrator
        """)]
    private static partial void LogSignIns(ILogger log, string password);
}
