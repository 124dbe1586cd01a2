using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.OpenData;

public sealed class OpenDataTests(OpenDataTests.Demonstration app) : IClassFixture<OpenDataTests.Demonstration>
{
    [Theory]
    [InlineData("/api/v1/sites?limit=10", "slug", 37)]
    [InlineData("/api/v1/sites?limit=3&subject=47", "slug", 10)]
    [InlineData("/api/v1/programs?limit=1", "slug", 2)]
    [InlineData("/api/v1/runs?limit=2&from=2000-01-01", "id", 5)]
    public async Task All_pages_of_a_list_together_hold_every_row_once(string address, string key, int least)
    {
        var (seen, first) = (new List<string>(), true);
        for (var next = address; next is not null; first = false)
        {
            var page = await JsonAsync(next);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(key).GetString()!));
            next = page.GetProperty("next").GetString();
            Assert.True(!first || next is not null, "one page only");
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count >= least, $"{seen.Count}");
    }

    [Fact]
    public async Task A_site_a_programme_and_a_run_are_told_whole()
    {
        var site = await JsonAsync("/api/v1/sites/amurskaya-oblast");
        Assert.StartsWith("https://xn--l1abga6a.xn----7sbzomjcu.xn--p1ai/%d1%80%d0%b5", site.GetProperty("sitesUrl").GetString(), StringComparison.Ordinal);
        Assert.True(site.GetProperty("isDoubtful").GetBoolean());
        Assert.Equal(1, site.GetProperty("organisations").GetArrayLength());
        var programme = await JsonAsync("/api/v1/programs/adhd-functions");
        Assert.Equal(12, programme.GetProperty("hours").GetInt32());
        Assert.True(programme.GetProperty("deficits").GetArrayLength() >= 8);
        Assert.Equal("inPerson", programme.GetProperty("modules")[0].GetProperty("mode").GetString());
        var id = (await JsonAsync("/api/v1/runs")).GetProperty("items").EnumerateArray().First(r => r.GetProperty("state").GetString() == "enrolling").GetProperty("id").GetString();
        var run = await JsonAsync($"/api/v1/runs/{id}");
        Assert.Equal((200, $"/runs/{id}"), ((int)(await AskAsync(run.GetProperty("address").GetString()!)).StatusCode, run.GetProperty("address").GetString()));
        Assert.InRange(run.GetProperty("freePlaces").GetInt32(), 0, run.GetProperty("places").GetInt32());
    }

    [Fact]
    public async Task A_document_is_checked_without_saying_whose_it_is()
    {
        var (code, name) = await app.InDb(async db =>
        {
            var document = await db.Set<CompletionDocument>().AsNoTracking().OrderBy(d => d.Id).FirstAsync();
            return (document.Code, document.FullName);
        });
        using var answer = await AskAsync("/api/v1/documents/" + CompletionDocument.Spell(code).ToLowerInvariant());
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var check = JsonDocument.Parse(text).RootElement;
        Assert.True(check.GetProperty("isValid").GetBoolean());
        Assert.Equal("/verify/" + code, check.GetProperty("address").GetString());
        Assert.DoesNotContain(name.Split(' ')[0], text, StringComparison.Ordinal);
        await app.InDb(async db =>
        {
            var document = await db.Set<CompletionDocument>().FirstAsync(d => d.Code == code);
            Assert.Null(document.Annul("Ошибка в фамилии", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var annulled = await JsonAsync("/api/v1/documents/" + code);
        Assert.Equal((false, "annulled"), (annulled.GetProperty("isValid").GetBoolean(), annulled.GetProperty("state").GetString()));
        Assert.DoesNotContain("Ошибка", annulled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_names_a_person()
    {
        var people = await app.InDb(db => db.Set<Person>().Select(p => new { p.FamilyName, p.Email }).ToListAsync());
        foreach (var address in new[] { "/api/v1/sites?limit=100", "/api/v1/programs?limit=100", "/api/v1/programs/adhd-functions", "/api/v1/runs?limit=100&from=2000-01-01" })
        {
            using var answer = await AskAsync(address);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.All(people, p => Assert.False(text.Contains(p.FamilyName, StringComparison.Ordinal) || text.Contains(p.Email!, StringComparison.OrdinalIgnoreCase), $"{address}: {p.FamilyName}"));
        }
    }

    [Fact]
    public async Task An_unchanged_answer_comes_back_empty_and_anybodys_page_may_ask()
    {
        using var first = await AskAsync("/api/v1/sites?limit=5");
        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(first.Headers.Contains("Set-Cookie"));
        using var again = await AskAsync("/api/v1/sites?limit=5", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var other = await AskAsync("/api/v1/sites?limit=6", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/sites/no-such-site", 404)]
    [InlineData("/api/v1/programs/no-such-programme", 404)]
    [InlineData("/api/v1/runs/00000000-0000-0000-0000-000000000001", 404)]
    [InlineData("/api/v1/runs/not-a-number", 404)]
    [InlineData("/api/v1/documents/AAAA", 404)]
    [InlineData("/api/v1/nothing/here", 404)]
    [InlineData("/api/v1/sites?limit=0", 400)]
    [InlineData("/api/v1/sites?limit=101", 400)]
    [InlineData("/api/v1/sites?limit=many", 400)]
    [InlineData("/api/v1/runs?from=yesterday", 400)]
    [InlineData("/api/v1/runs?after=x", 400)]
    public async Task What_goes_wrong_is_told_as_a_problem(string address, int status)
    {
        using var answer = await AskAsync(address);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(status, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_description_names_every_address_and_what_it_answers()
    {
        var paths = (await JsonAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.Equal(
            ["/api/v1/documents/{code}", "/api/v1/programs", "/api/v1/programs/{slug}", "/api/v1/runs", "/api/v1/runs/{id}", "/api/v1/sites", "/api/v1/sites/{slug}"],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(paths.EnumerateObject(), p => Assert.True(p.Value.GetProperty("get").GetProperty("responses").GetProperty("200").TryGetProperty("content", out _)));
        var schemas = (await JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        Assert.Equal(("string", "enrolling"), (schemas.GetProperty("RunState").GetProperty("type").GetString(), schemas.GetProperty("RunState").GetProperty("enum")[0].GetString()));
        using var visitor = app.Anonymous();
        Assert.Contains("/openapi/v1.json", (await visitor.Get("/pages/open-data")).Words, StringComparison.Ordinal);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await AskAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (tag is not null)
        {
            request.Headers.Add("If-None-Match", tag);
        }

        return await app.CreateClient(new() { HandleCookies = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }

    public class Demonstration : StazhApp
    {
        protected override bool Demo => true;
    }
}

public sealed class OpenDataLimitTests(OpenDataLimitTests.Narrow app) : IClassFixture<OpenDataLimitTests.Narrow>
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        using var http = app.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/api/v1/programs", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }

        using var refused = await http.GetAsync(new Uri("/api/v1/sites", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json", "60"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType, refused.Headers.RetryAfter!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/sites", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    public sealed class Narrow : StazhApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Stazh:ApiRequestsPerMinute", "3");
        }
    }
}
