using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Web.Files;

/// <summary>A program in which files may be uploaded for two purposes: one private, one that everybody reads.</summary>
public class UploadApp : StazhApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Stazh:UploadLimitMegabytes", "2");
        builder.UseSetting("Stazh:PersonQuotaMegabytes", "5");
        builder.ConfigureServices(services => services.AddSingleton<IFileAccess>(new Access("private", false)).AddSingleton<IFileAccess>(new Access("public", true)));
    }

    private sealed record Access(string Purpose, bool Open) : IFileAccess
    {
        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) => Task.FromResult(Open);
    }
}

public sealed class UploadTests(UploadApp app) : IClassFixture<UploadApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_goes_on_where_it_stopped_and_gives_the_file()
    {
        using var olya = await Uploader.SignIn(app, "resume");
        var pdf = Samples.Pdf;
        var address = await olya.Begin(pdf.Length, "план урока.pdf");

        Assert.Equal(HttpStatusCode.NoContent, (await olya.Patch(address, 0, pdf[..30])).StatusCode);
        var state = await olya.Head(address);
        Assert.Equal("30", state.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal(HttpStatusCode.Conflict, (await olya.Patch(address, 0, pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await olya.Patch(address, 30, pdf)).StatusCode);
        var last = await olya.Patch(address, 30, pdf[30..]);

        var id = last.Headers.GetValues(TusEndpoints.FileHeader).Single();
        Assert.Equal(id, (await olya.Head(address)).Headers.GetValues(TusEndpoints.FileHeader).Single());
        var file = await olya.Http.GetAsync(new Uri($"/files/{id}", UriKind.Relative), Stop);
        Assert.Equal(pdf, await file.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("план урока.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_upload_and_file_do_not_exist()
    {
        using var olya = await Uploader.SignIn(app, "owner");
        using var petr = await Uploader.SignIn(app, "stranger");
        var address = await olya.Begin(Samples.Pdf.Length, "план.pdf");
        Assert.Equal(HttpStatusCode.NotFound, (await petr.Head(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await petr.Patch(address, 0, Samples.Pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await petr.Send(HttpMethod.Delete, address)).StatusCode);

        var id = (await olya.Patch(address, 0, Samples.Pdf)).Headers.GetValues(TusEndpoints.FileHeader).Single();
        Assert.Equal(404, (await petr.Visitor.Get($"/files/{id}")).Status);
        Assert.Equal(302, (await app.Anonymous().Get($"/files/{id}")).Status);
        var open = await olya.Upload(Samples.Pdf, "план.pdf", "public");
        Assert.Equal(200, (await app.Anonymous().Get($"/files/{open}")).Status);
    }

    [Fact]
    public async Task Too_large_unknown_purpose_no_token_and_strangers_are_refused_before_the_first_byte()
    {
        using var olya = await Uploader.SignIn(app, "limits");
        var large = await olya.TryBegin((2 << 20) + 1, "план.pdf");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("больше 2\u00a0МБ", await large.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await olya.TryBegin(0, "план.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await olya.TryBegin(10, "план.pdf", "elsewhere")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await olya.TryBegin(10, "план.pdf", token: "")).StatusCode);

        await olya.Begin(2 << 20, "a.pdf");
        await olya.Begin(2 << 20, "b.pdf");
        Assert.Equal(HttpStatusCode.Forbidden, (await olya.TryBegin(2 << 20, "c.pdf")).StatusCode);

        using var anonymous = new HttpRequestMessage(HttpMethod.Post, TusEndpoints.Address);
        Assert.NotEqual(HttpStatusCode.Created, (await app.Anonymous().Http.SendAsync(anonymous, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_hostile_file_is_refused_with_a_sentence_and_nothing_of_it_stays()
    {
        using var olya = await Uploader.SignIn(app, "hostile");
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray();
        var address = await olya.Begin(svg.Length, "фото.png");
        var answer = await olya.Patch(address, 0, svg);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("не принимаются", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await olya.Head(address)).StatusCode);
        Assert.Equal(0, await app.InDb(db => db.Set<StoredFile>().CountAsync(f => f.OwnerId == olya.Id)));
    }

    [Fact]
    public async Task A_photograph_is_given_back_without_its_place_and_with_a_small_one()
    {
        using var olya = await Uploader.SignIn(app, "photo");
        var id = await olya.Upload(await Samples.PhotoWithPlace(), "IMG_1.JPG");
        foreach (var address in (string[])[$"/files/{id}", $"/files/{id}/thumb"])
        {
            var answer = await olya.Visitor.Http.GetAsync(new Uri(address, UriKind.Relative), Stop);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.DoesNotContain("STAZHCAM", Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Stop)), StringComparison.Ordinal);
        }

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/files/{id}") { Headers = { Range = new(0, 11) } };
        var range = await olya.Http.SendAsync(part, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.StartsWith("RIFF", await range.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abandoned_parts_and_contents_without_a_row_are_swept()
    {
        using var olya = await Uploader.SignIn(app, "sweep");
        var kept = await olya.Upload(Samples.Text("Нужный план"), "план.txt");
        var address = await olya.Begin(50, "план.pdf");
        var store = app.Services.GetRequiredService<IFileStore>();
        var temporary = store.NewTemporary();
        await File.WriteAllTextAsync(temporary, "Ничей план", Stop);
        var orphan = await store.PutAsync(temporary, Stop);
        var sweeper = app.Services.GetRequiredService<FileSweeper>();

        await sweeper.SweepAsync(Stop);
        Assert.True(store.Exists(orphan));
        app.Clock.Move(TimeSpan.FromHours(49));
        await sweeper.SweepAsync(Stop);

        Assert.False(store.Exists(orphan));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "uploads"), address.Split('/')[^1] + "*"));
        Assert.True(await app.InDb(async db => store.Exists((await db.Set<StoredFile>().SingleAsync(f => f.Id == kept)).Hash)));
    }
}

/// <summary>A signed-in person who speaks tus.</summary>
internal sealed class Uploader : IDisposable
{
    private readonly string token;

    private Uploader(Visitor visitor, Guid id, string token) => (Visitor, Id, this.token) = (visitor, id, token);

    public Visitor Visitor { get; }

    public Guid Id { get; }

    public HttpClient Http => Visitor.Http;

    public static async Task<Uploader> SignIn(StazhApp app, string mailbox)
    {
        var person = await app.APerson(mailbox);
        var visitor = await app.As(TestPeople.Email(mailbox));
        var page = await visitor.Get("/account/profile");
        var token = page.Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content")!;
        return new(visitor, person.Id, token);
    }

    public Task<HttpResponseMessage> TryBegin(long length, string name, string purpose = "private", string? token = null) => Send(HttpMethod.Post, TusEndpoints.Address, request =>
    {
        request.Headers.Add("Upload-Length", length.ToString());
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},purpose {Base64(purpose)}");
    }, token);

    public async Task<string> Begin(long length, string name, string purpose = "private")
    {
        var answer = await TryBegin(length, name, purpose);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task<Guid> Upload(byte[] content, string name, string purpose = "private")
    {
        var answer = await Patch(await Begin(content.Length, name, purpose), 0, content);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.GetValues(TusEndpoints.FileHeader).Single());
    }

    public Task<HttpResponseMessage> Head(string address) => Send(HttpMethod.Head, address);

    public Task<HttpResponseMessage> Patch(string address, long offset, byte[] content) => Send(HttpMethod.Patch, address, request =>
    {
        request.Headers.Add("Upload-Offset", offset.ToString());
        request.Content = new ByteArrayContent(content) { Headers = { ContentType = new("application/offset+octet-stream") } };
    });

    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, Action<HttpRequestMessage>? more = null, string? csrf = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("RequestVerificationToken", csrf ?? token);
        more?.Invoke(request);
        return await Http.SendAsync(request);
    }

    public void Dispose() => Visitor.Dispose();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
