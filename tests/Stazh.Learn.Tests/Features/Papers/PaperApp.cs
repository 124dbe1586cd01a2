using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Tests.Features.Papers;

/// <summary>The program with coordinators of several regions and a feature that shows its papers to the person they are about.</summary>
public sealed class PaperApp : StazhApp
{
    public const string Luga = "Ленинградская область";
    public const string ShownAbout = "test-row";

    private readonly Dictionary<string, string> coordinators = [];

    public async Task<Visitor> Coordinator(string region)
    {
        if (!coordinators.TryGetValue(region, out var email))
        {
            var person = await this.APerson($"coordinator-{coordinators.Count}", region: region);
            await this.Grant(person, Role.Coordinator, region: region);
            coordinators[region] = email = person.Email!;
        }

        return await As(email);
    }

    /// <summary>A draft with all its sample values, asked for as another feature does.</summary>
    public Task<Guid> Drafted(string template, PaperAbout? about, string region = Luga) => InScope<IServiceProvider, Guid>(async services =>
    {
        var sample = services.GetRequiredService<TemplateFiles>().Find(template)!.Template.Sample;
        var person = Guid.CreateVersion7(Clock.GetUtcNow());
        var paper = await services.GetRequiredService<IPapers>().DraftAsync(new(template, region, about, sample), person, CancellationToken.None);
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
        return paper.Id;
    });

    public async Task<T> InScope<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<string> APdf()
    {
        var file = Path.Combine(Folder, "scan.pdf");
        if (!File.Exists(file))
        {
            await File.WriteAllBytesAsync(file, await Services.GetRequiredService<HtmlToPdf>().MakeAsync("<html lang=\"ru\"><head><title>Скан</title></head><body>Подпись</body></html>", CancellationToken.None));
        }

        return file;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddScoped<IPaperAudience, ShownToWhomItIsAbout>());
    }

    private sealed class ShownToWhomItIsAbout : IPaperAudience
    {
        public string AboutKind => ShownAbout;

        public Task<bool> MayReadAsync(Guid aboutId, Guid personId, CancellationToken stop) => Task.FromResult(aboutId == personId);
    }
}
