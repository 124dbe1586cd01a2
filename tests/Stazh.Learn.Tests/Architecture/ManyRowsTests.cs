using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>Every page of the program for somebody who may open it, over short lists and long ones: no more than six SQL commands.</summary>
public sealed class ManyRowsTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task No_page_sends_more_than_six_commands(int rows)
    {
        await using var app = new DemoApp();
        await app.InitializeAsync();
        await ManyRows.AddAsync(app, rows);
        var (heavy, readers) = (new List<string>(), new Dictionary<string, Visitor>());
        foreach (var line in RolesTests.Lines.Where(l => l.Opens is not null))
        {
            if (!readers.TryGetValue(line.Opens!, out var reader))
            {
                readers[line.Opens!] = reader = line.Opens == "nobody" ? app.Anonymous() : await app.As(TestPeople.Email(line.Opens!));
            }

            // The first reader fills caches.
            for (var again = 0; again < 2; again++)
            {
                app.Sql.Reset();
                using var answer = await reader.Http.GetAsync(new Uri(app.Address(line.Address), UriKind.Relative), TestContext.Current.CancellationToken);
                if (!answer.IsSuccessStatusCode)
                {
                    heavy.Add($"{line.Address} answers {(int)answer.StatusCode} to {line.Opens}");
                    break;
                }
            }

            if (app.Sql.Count > RolesTests.MostCommands)
            {
                heavy.Add($"{line.Address} sends {app.Sql.Count} commands for {line.Opens}:\n{string.Join("\n", app.Sql.Commands)}");
            }
        }

        Assert.True(heavy.Count == 0, string.Join('\n', heavy.Distinct()));
    }
}
