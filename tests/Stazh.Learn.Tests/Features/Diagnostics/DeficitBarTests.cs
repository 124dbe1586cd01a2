using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class DeficitBarTests : BunitContext
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public DeficitBarTests()
    {
        Services.AddSingleton<IStringLocalizerFactory, TranslationFactory>();
        Services.AddLocalization();
    }

    [Fact]
    public void The_line_says_in_words_what_it_draws()
    {
        var bar = Draw(SeverityRule.Assess([new(ReadingSource.Self, "S1", 0.9, Day), new(ReadingSource.Cases, "C1", 0.3, Day), new(ReadingSource.Observation, "O1", 0.6, Day), new(ReadingSource.Task, "T1", 0.6, Day)]));
        var svg = bar.Find("svg");
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("D1-title D1-about", svg.GetAttribute("aria-labelledby"));
        Assert.Equal("Дозировать задание", bar.Find("title").TextContent);
        Assert.StartsWith("Уровень: выраженный, ", bar.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Contains("самооценка: 90.", bar.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, bar.FindAll("rect").Count);
        Assert.Equal("230", bar.Find("circle.dot").GetAttribute("cx"));
        Assert.Equal(["mark-cases", "mark-observation", "mark-other", "mark-self"], bar.FindAll("path").Select(p => p.ClassName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Marks_of_equal_sources_do_not_cover_each_other()
    {
        var bar = Draw(SeverityRule.Assess([new(ReadingSource.Self, "S1", 1, Day), new(ReadingSource.Cases, "C1", 1, Day), new(ReadingSource.Observation, "O1", 1, Day), new(ReadingSource.Task, "T1", 1, Day)]));
        Assert.Equal(4, bar.FindAll("path").Select(p => p.GetAttribute("d")!.Split('a', 'h', 'l')[0]).Distinct().Count());
    }

    [Fact]
    public void Before_is_a_ring_and_no_data_is_no_dot()
    {
        var bar = Draw(SeverityRule.Assess([new(ReadingSource.Self, "S1", 0, Day)]), before: 0.9);
        Assert.Equal("360", bar.Find("circle.before").GetAttribute("cx"));
        Assert.Contains("До маршрута: критический, 90 из 100.", bar.Find("desc").TextContent, StringComparison.Ordinal);
        var empty = Draw(SeverityRule.Assess([]));
        Assert.Empty(empty.FindAll("circle"));
        Assert.Equal("Данных пока нет.", empty.Find("desc").TextContent);
    }

    [Fact]
    public void The_bar_of_a_group_shares_its_width_by_numbers()
    {
        var bar = Render<GroupBar>(p => p.Add(b => b.Id, "D1").Add(b => b.Title, "Дозировать").Add(b => b.Counts, [1, 0, 3, 0]));
        Assert.Equal(["zone-0", "zone-2"], bar.FindAll("rect").Select(r => r.ClassName!));
        Assert.Equal(["49", "149"], bar.FindAll("rect").Select(r => r.GetAttribute("width")!));
        Assert.Equal("Дозировать: нет 1, частичный 0, выраженный 3, критический 0", bar.Find("title").TextContent);
    }

    private IRenderedComponent<DeficitBar> Draw(DeficitAssessment assessment, double? before = null) =>
        Render<DeficitBar>(p => p.Add(b => b.Id, "D1").Add(b => b.Title, "Дозировать задание").Add(b => b.Assessment, assessment).Add(b => b.Before, before));
}
