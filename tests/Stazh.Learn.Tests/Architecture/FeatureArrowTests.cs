using System.Text.RegularExpressions;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>
/// Which feature may look at which. Accounts and Shared are the ground under all and know each other; Portal, OpenData, Monitoring and Administration
/// look at everybody, and nobody looks at them, except that Monitoring counts the news of Portal (R-141) and Administration fills the demonstration.
/// </summary>
public sealed partial class FeatureArrowTests
{
    private static readonly string[] Ground = ["Accounts", "Shared"];
    private static readonly string[] Onlookers = ["Portal", "OpenData", "Monitoring", "Administration"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Notifications"] = [],
        ["Sites"] = ["Notifications"],
        ["Programmes"] = ["Notifications"],
        ["Runs"] = ["Sites", "Programmes", "Notifications"],
        ["Papers"] = ["Sites", "Notifications"],
        ["Plans"] = ["Papers", "Runs", "Programmes", "Sites", "Notifications"],
        ["Awarding"] = ["Plans", "Papers", "Sites", "Notifications"],
        ["Diagnostics"] = ["Runs", "Programmes", "Notifications"],
        ["Conversations"] = ["Runs", "Programmes", "Notifications"],
        ["LearningRoutes"] = ["Diagnostics", "Runs", "Programmes", "Sites", "Notifications"],
        ["PracticeTasks"] = ["LearningRoutes", "Diagnostics", "Conversations", "Runs", "Programmes", "Notifications"],
        ["FinalWorks"] = ["PracticeTasks", "LearningRoutes", "Diagnostics", "Conversations", "Runs", "Programmes", "Sites", "Notifications"],
        ["PeerReviews"] = ["FinalWorks", "Diagnostics", "Conversations", "Runs", "Programmes", "Sites", "Notifications"],
        ["Documents"] = ["PeerReviews", "FinalWorks", "PracticeTasks", "LearningRoutes", "Diagnostics", "Conversations", "Runs", "Programmes", "Sites", "Awarding", "Papers", "Notifications"],
        ["Library"] = ["PeerReviews", "Plans", "PracticeTasks", "FinalWorks", "Runs", "Papers", "Programmes", "Sites", "Notifications"],
        ["Network"] = ["Plans", "Papers", "Sites", "Notifications"],
    };

    [Fact]
    public void Features_look_only_where_an_arrow_allows()
    {
        var wrong = Arrows().Where(a => !Ground.Contains(a.To) || Ground.Contains(a.From))
            .Where(a => !(Ground.Contains(a.From) && Ground.Contains(a.To)))
            .Where(a => Onlookers.Contains(a.From) ? (Onlookers.Contains(a.To) && a is not ((_, "Monitoring", _) or ("Monitoring", "Portal", _))) || a is ("Portal", "Monitoring", _) : !Allowed.TryGetValue(a.From, out var to) || !to.Contains(a.To))
            .Select(a => $"{a.From} → {a.To}: {a.File}");
        Source.None(wrong);
    }

    [Fact]
    public void Plumbing_and_data_know_no_feature_but_the_person()
    {
        var wrong = Source.Files(Path.Combine(Source.Program, "Web"), ".cs", ".razor").Concat(Source.Files(Path.Combine(Source.Program, "Data"), ".cs"))
            .SelectMany(f => Feature().Matches(File.ReadAllText(f)).Select(m => (File: f, To: m.Groups[1].Value)))
            .Where(a => a.To is not "Accounts").Select(a => $"{a.To}: {Source.Name(a.File)}");
        Source.None(wrong);
    }

    [Fact]
    public void The_allowed_arrows_have_no_cycle()
    {
        var left = Allowed.ToDictionary(a => a.Key, a => a.Value.ToHashSet());
        while (left.Count > 0)
        {
            var free = left.Where(f => f.Value.All(to => !left.ContainsKey(to))).Select(f => f.Key).ToList();
            Assert.True(free.Count > 0, $"A cycle among {string.Join(", ", left.Keys)}");
            free.ForEach(f => left.Remove(f));
        }
    }

    private static IEnumerable<(string From, string To, string File)> Arrows() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(Source.Program, "Features"))
        let feature = Path.GetFileName(folder)
        from file in Source.Files(folder, ".cs", ".cshtml", ".razor")
        from to in Feature().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Distinct()
        where to != feature
        select (feature, to, Source.Name(file));

    [GeneratedRegex(@"(?<!namespace )Stazh\.Learn\.Features\.([A-Z]\w+)")]
    private static partial Regex Feature();
}
