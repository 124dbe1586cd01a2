using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Shared;

/// <summary>Every refusal is a page of the product: what happened, what to do, never a trace.</summary>
public sealed class ErrorPageTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Theory]
    [InlineData(400, "Запрос не понят")]
    [InlineData(403, "Сюда нет доступа")]
    [InlineData(404, "Страница не найдена")]
    [InlineData(409, "Данные изменились")]
    [InlineData(413, "Файл слишком большой")]
    [InlineData(429, "Слишком много запросов")]
    [InlineData(500, "Что-то сломалось у нас")]
    public async Task Each_status_says_what_happened_and_what_to_do(int status, string heading)
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get($"/error/{status}");
        Assert.Equal((status, heading), (page.Status, page.Text("h1")));
        Assert.Equal("/", page.Document.QuerySelector("main a.btn")!.GetAttribute("href"));
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_without_its_token_a_foreign_page_and_an_unknown_address_show_their_pages()
    {
        await app.APerson("errs");
        using var visitor = await app.As(TestPeople.Email("errs"));
        using var refused = await visitor.Http.PostAsync(new Uri("/account", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("Запрос не понят", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("Сюда нет доступа", (await visitor.Follow(await visitor.Get("/admin"))).Text("h1"));
        var missing = await visitor.Get("/no/such/page");
        Assert.Equal((404, "Страница не найдена"), (missing.Status, missing.Text("h1")));
    }

    [Fact]
    public async Task The_program_answers_for_its_health_and_measures_itself()
    {
        using var visitor = app.Anonymous();
        Assert.Equal("Healthy", (await visitor.Get("/healthz")).Body);
        var ready = await visitor.Get("/readyz");
        Assert.Contains("database: Healthy", ready.Body, StringComparison.Ordinal);
        Assert.Contains("storage: Healthy", ready.Body, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_count", (await visitor.Get("/metrics")).Body, StringComparison.Ordinal);
        // Nothing can be written where a folder stands in the way.
        File.Delete(Path.Combine(app.Folder, ".health"));
        Directory.CreateDirectory(Path.Combine(app.Folder, ".health"));
        Assert.Equal(503, (await visitor.Get("/readyz")).Status);
        Assert.Equal(200, (await visitor.Get("/healthz")).Status);
        Directory.Delete(Path.Combine(app.Folder, ".health"));
    }
}

public sealed class ImpatienceTests(ImpatienceTests.Impatient app) : IClassFixture<ImpatienceTests.Impatient>
{
    [Fact]
    public async Task Too_many_tries_to_sign_in_get_the_page_of_429()
    {
        using var visitor = app.Anonymous();
        var form = (await visitor.Get("/account/sign-in")).Form();
        Answer answer;
        var tries = 0;
        do
        {
            answer = await visitor.Submit(form, ("Input.Email", "nobody@stazh.example"), ("Input.Password", "wrong-password"));
        }
        while (answer.Status == 400 && ++tries < 20);

        Assert.Equal((429, "Слишком много запросов"), (answer.Status, answer.Text("h1")));
        Assert.Equal("60", answer.Response.Headers.GetValues("Retry-After").Single());
    }

    public sealed class Impatient : StazhApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Stazh:SignInsPerMinute", "5");
        }
    }
}

public sealed class HurryTests(HurryTests.Hurried app) : IClassFixture<HurryTests.Hurried>
{
    [Fact]
    public async Task Only_pages_use_up_a_readers_requests_not_the_files_they_bring()
    {
        await app.APerson("hurry");
        using var visitor = await app.As(TestPeople.Email("hurry"));
        var files = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.NotNull(f.Metadata.GetMetadata<DisableRateLimitingAttribute>()));

        var statuses = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            statuses.Add((await visitor.Get("/account/profile")).Status);
        }

        Assert.Contains(429, statuses);
    }

    public sealed class Hurried : StazhApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Stazh:RequestsPerTenSeconds", "10");
        }
    }
}

public sealed class BrokenDatabaseTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task What_breaks_inside_is_a_page_without_a_trace_and_a_problem_for_programs()
    {
        await app.InDb(db => db.Database.ExecuteSqlRawAsync("drop table \"CompletionDocuments\""));
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/verify/AAAABBBBCCCCDDDD");
        Assert.Equal((500, "Что-то сломалось у нас"), (page.Status, page.Text("h1")));
        Assert.DoesNotContain("Exception", page.Body, StringComparison.Ordinal);
        var problem = await visitor.Get("/api/v1/documents/AAAABBBBCCCCDDDD");
        Assert.Equal((500, "application/problem+json"), (problem.Status, problem.Response.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain("Exception", problem.Body, StringComparison.Ordinal);
    }
}
