using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Web.Files;

/// <summary>The plain form, for people without script.</summary>
public sealed class FileIntakeTests(UploadApp app) : IClassFixture<UploadApp>
{
    private readonly Guid owner = Guid.CreateVersion7();

    [Fact]
    public async Task A_posted_file_is_kept_once_under_its_content_and_its_name_is_cleaned()
    {
        var first = await Take(Samples.Docx(), "../план.DOCX");
        var second = await Take(Samples.Docx(), "копия");
        Assert.Equal("план.docx", first.File!.Name);
        Assert.Equal("копия.docx", second.File!.Name);
        Assert.Equal(first.File.Hash, second.File.Hash);
    }

    [Fact]
    public async Task Nothing_too_much_and_too_many_are_refused()
    {
        Assert.IsType<NoFile>((await Take(null, null)).Refusal);
        Assert.IsType<EmptyFile>((await Take([], "план.pdf")).Refusal);
        Assert.IsType<FileTooLarge>((await Take(new byte[(2 << 20) + 1], "план.txt")).Refusal);
        var text = new byte[2 << 20];
        Array.Fill(text, (byte)'a');
        Assert.NotNull((await Take(text, "1.txt")).File);
        Assert.NotNull((await Take(text, "2.txt")).File);
        Assert.IsType<QuotaExceeded>((await Take(text, "3.txt")).Refusal);
    }

    [Fact]
    public async Task A_foreign_upload_cannot_be_handed_in_as_ones_own()
    {
        var mine = await Take(Samples.Pdf, "план.pdf");
        Assert.Equal(mine.File!.Id, (await Take(null, null, mine.File.Id)).File!.Id);
        await app.InDb(async db => Assert.Equal(1, await db.Set<StoredFile>().CountAsync(f => f.OwnerId == owner)));
        await using var scope = app.Services.CreateAsyncScope();
        var foreign = await scope.ServiceProvider.GetRequiredService<FileIntake>().TakeAsync(mine.File.Id, null, Guid.CreateVersion7(), "private", CancellationToken.None);
        Assert.IsType<NoFile>(foreign.Refusal);
    }

    private async Task<Intake> Take(byte[]? content, string? name, Guid? uploaded = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var posted = content is null ? null : new FormFile(new MemoryStream(content), 0, content.Length, "Posted", name!);
        var taken = await scope.ServiceProvider.GetRequiredService<FileIntake>().TakeAsync(uploaded, posted, owner, "private", CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return taken;
    }
}
