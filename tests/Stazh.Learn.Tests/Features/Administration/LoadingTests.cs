using Stazh.Learn.Data;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Administration;

/// <summary>What comes with the program is read again only when it has changed.</summary>
public sealed class LoadingTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_part_of_the_content_is_loaded_once_until_a_file_of_it_changes()
    {
        var (folder, loads) = (Directory.CreateTempSubdirectory("stazh-content-").FullName, 0);
        await File.WriteAllTextAsync(Path.Combine(folder, "one.yaml"), "a: 1", TestContext.Current.CancellationToken);
        await LoadAsync();
        await LoadAsync();
        Assert.Equal(1, loads);

        await File.WriteAllTextAsync(Path.Combine(folder, "one.yaml"), "a: 2", TestContext.Current.CancellationToken);
        await LoadAsync();
        Assert.Equal(2, loads);

        File.Move(Path.Combine(folder, "one.yaml"), Path.Combine(folder, "two.yaml"));
        await LoadAsync();
        Assert.Equal(3, loads);
        Directory.Delete(folder, recursive: true);

        Task LoadAsync() => app.InDb(db => db.LoadOnceAsync("test", [folder], () =>
        {
            loads++;
            return Task.FromResult(true);
        }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_refused_is_tried_again_at_the_next_start()
    {
        var (folder, loads) = (Directory.CreateTempSubdirectory("stazh-content-").FullName, 0);
        for (var start = 0; start < 2; start++)
        {
            await app.InDb(db => db.LoadOnceAsync("refused", [folder], () =>
            {
                loads++;
                return Task.FromResult(false);
            }, TestContext.Current.CancellationToken));
        }

        Directory.Delete(folder, recursive: true);
        Assert.Equal(2, loads);
    }
}
