using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

/// <summary>R-021: whether the addresses of the registry answer, asked of a web that a test makes up.</summary>
public sealed class AddressCheckTests(AddressCheckTests.MadeUpWeb app) : IClassFixture<AddressCheckTests.MadeUpWeb>
{
    [Fact]
    public async Task An_address_that_fails_twice_is_marked_for_readers_and_listed_for_the_coordinator_until_it_answers()
    {
        var coordinator = await app.APerson("keeper");
        await app.Grant(coordinator, Role.Coordinator, region: "Амурская область");
        var foreign = await app.APerson("foreign");
        await app.Grant(foreign, Role.Coordinator, region: "Ленинградская область");
        var url = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Slug == "amurskaya-oblast").Select(s => s.SitesUrl).SingleAsync());
        app.Web.Answers[url] = _ => new(HttpStatusCode.NotFound);
        Assert.True(await CheckAsync() > 30);
        Assert.Equal(0, await CheckAsync());
        using var keeper = await app.As(coordinator.Email!);
        using var reader = app.Anonymous();
        Assert.Contains("страницы нет (код 404)", (await keeper.Get("/sites/addresses")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("адрес не отвечает", (await reader.Get("/sites?subject=28")).Words, StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(1, await CheckAsync());
        Assert.Contains("адрес не отвечает", (await reader.Get("/sites?subject=28")).Words, StringComparison.Ordinal);
        Assert.Contains("не отвечает", (await reader.Get("/sites/amurskaya-oblast")).Text(".tag.wait"), StringComparison.Ordinal);
        Assert.Contains(url, (await keeper.Get("/sites/addresses")).Words, StringComparison.Ordinal);
        using var other = await app.As(foreign.Email!);
        Assert.DoesNotContain(url, (await other.Get("/sites/addresses")).Words, StringComparison.Ordinal);

        app.Web.Answers.Clear();
        app.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(1, await CheckAsync());
        Assert.DoesNotContain("адрес не отвечает", (await reader.Get("/sites?subject=28")).Words, StringComparison.Ordinal);
        Assert.Contains("Все адреса ваших субъектов отвечают", (await keeper.Get("/sites/addresses")).Words, StringComparison.Ordinal);
        Assert.Equal(url, await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Slug == "amurskaya-oblast").Select(s => s.SitesUrl).SingleAsync()));

        // A machine without a way out blames nobody.
        app.Clock.Move(TimeSpan.FromDays(8));
        app.Web.IsDown = true;
        Assert.Equal(0, await CheckAsync());
        app.Web.IsDown = false;
        Assert.Equal(0, await app.InDb(db => db.Set<AddressCheck>().CountAsync(c => c.BadInARow > 0)));
    }

    [Fact]
    public async Task Each_answer_gets_its_verdict()
    {
        app.Web.Answers["https://head.example/"] = r => new(r.Method == HttpMethod.Head ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK);
        app.Web.Answers["https://robots.example/"] = _ => new(HttpStatusCode.Forbidden);
        app.Web.Answers["https://broken.example/"] = _ => new(HttpStatusCode.BadGateway);
        app.Web.Answers["https://old.example/"] = _ => To("https://new.example/a");
        app.Web.Answers["http://same.example/"] = _ => To("https://www.same.example/");
        app.Web.Answers["https://circle.example/"] = _ => To("https://circle.example/");
        app.Web.Answers["https://file.example/"] = _ => To("file:///etc/passwd");
        app.Web.Answers["https://silent.example/"] = _ => throw new HttpRequestException("no");
        app.Web.Answers["https://slow.example/"] = _ => throw new TaskCanceledException("late");
        app.Web.Answers["https://inside.example/"] = _ => throw new HttpRequestException("no", new ClosedNetworkException("inside.example"));
        Assert.Equal(new Look(AddressVerdict.Answers, 200), await LookAsync("https://head.example/"));
        Assert.Equal(new Look(AddressVerdict.Refuses, 403), await LookAsync("https://robots.example/"));
        Assert.Equal(new Look(AddressVerdict.Broken, 502), await LookAsync("https://broken.example/"));
        Assert.Equal(new Look(AddressVerdict.Moved, 200, "https://new.example/a"), await LookAsync("https://old.example/"));
        Assert.Equal(new Look(AddressVerdict.Answers, 200), await LookAsync("http://same.example/"));
        Assert.Equal(new Look(AddressVerdict.Broken), await LookAsync("https://circle.example/"));
        Assert.Equal(new Look(AddressVerdict.Broken), await LookAsync("https://file.example/"));
        Assert.Equal(new Look(AddressVerdict.Silent), await LookAsync("https://silent.example/"));
        Assert.Equal(new Look(AddressVerdict.Silent), await LookAsync("https://slow.example/"));
        Assert.Equal(new Look(AddressVerdict.Closed), await LookAsync("https://inside.example/"));
        app.Web.Answers.Clear();
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2a02:6b8::2:242", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_public_addresses_are_knocked_at(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Holds(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task The_real_handler_does_not_connect_behind_the_wall(string host)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = PublicNetwork.ConnectAsync });
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetAsync(new Uri($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/"), TestContext.Current.CancellationToken));
        Assert.IsType<ClosedNetworkException>(refused.InnerException);
        Assert.False(listener.Pending());
    }

    private static HttpResponseMessage To(string address) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(address) } };

    private Task<Look> LookAsync(string url) => app.Services.GetRequiredService<AddressProbe>().LookAsync(url, TestContext.Current.CancellationToken);

    private Task<int> CheckAsync()
    {
        var checker = app.Services.GetRequiredService<AddressChecker>();
        checker.Pause = TimeSpan.FromMilliseconds(1);
        return checker.CheckDueAsync(TestContext.Current.CancellationToken);
    }

    public sealed class MadeUpWeb : StazhApp
    {
        public Web Web { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(s => s.AddHttpClient(AddressProbe.Client).ConfigurePrimaryHttpMessageHandler(() => Web));
        }
    }

    /// <summary>Every address answers unless a test says otherwise.</summary>
    public sealed class Web : HttpMessageHandler
    {
        public ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> Answers { get; } = new();

        public bool IsDown { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsDown ? throw new HttpRequestException("no way out")
            : Task.FromResult(Answers.FirstOrDefault(a => new Uri(a.Key) == request.RequestUri).Value is { } answer ? answer(request) : new(HttpStatusCode.OK));
    }
}
