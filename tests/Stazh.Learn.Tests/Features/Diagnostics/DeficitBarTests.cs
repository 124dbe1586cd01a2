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
        var bar = Draw(Estimate(new(ReadingSource.Self, "S1", 0.9, Day), new(ReadingSource.Cases, "C1", 0.3, Day), new(ReadingSource.Observation, "O1", 0.6, Day), new(ReadingSource.Task, "T1", 0.6, Day)));
        var svg = bar.Find("svg");
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("D1-title D1-about", svg.GetAttribute("aria-labelledby"));
        Assert.Equal("Дозировать задание", bar.Find("title").TextContent);
        Assert.StartsWith("Уровень: выраженный, ", bar.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Contains("самооценка: 90.", bar.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, bar.FindAll("rect[class^=zone]").Count);
        Assert.Single(bar.FindAll("rect.interval"));
        Assert.Equal("235.1", bar.Find("circle.dot").GetAttribute("cx"));
        Assert.Equal(["mark-cases", "mark-observation", "mark-other", "mark-self"], bar.FindAll("path").Select(p => p.ClassName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Marks_of_equal_sources_do_not_cover_each_other()
    {
        var bar = Draw(Estimate(new(ReadingSource.Self, "S1", 1, Day), new(ReadingSource.Cases, "C1", 1, Day), new(ReadingSource.Observation, "O1", 1, Day), new(ReadingSource.Task, "T1", 1, Day)));
        Assert.Equal(4, bar.FindAll("path").Select(p => p.GetAttribute("d")!.Split('a', 'h', 'l')[0]).Distinct().Count());
    }

    [Fact]
    public void Before_is_a_ring_and_no_data_is_no_dot()
    {
        var bar = Draw(Estimate(new Reading(ReadingSource.Self, "S1", 0, Day)), before: 0.9);
        Assert.Equal("360", bar.Find("circle.before").GetAttribute("cx"));
        Assert.Contains("До маршрута: критический, 90 из 100.", bar.Find("desc").TextContent, StringComparison.Ordinal);
        var empty = Draw(Estimate());
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

    [Fact]
    public void The_course_says_in_words_what_it_draws()
    {
        DeficitMoment[] moments = [new(1, false, Day, 0.8, 0.6, 1), new(2, false, Day.AddDays(14), 0.5, 0.3, 0.7), new(3, true, Day.AddDays(24), 0.2, 0.1, 0.3), new(null, false, Day.AddDays(25), 0.2, 0.1, 0.3)];
        var course = Render<DeficitCourse>(p => p.Add(c => c.Id, "D1").Add(c => c.Title, "Дозировать").Add(c => c.Moments, moments));
        Assert.StartsWith("до маршрута: 80 из 100, вероятно от 60 до 100; промежуточная диагностика 2: 50 из 100", course.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(["до", "2", "итог", "сейчас"], course.FindAll("text").Select(t => t.TextContent));
        Assert.Equal(4, course.FindAll("circle").Count);
        Assert.Equal("M34 41.6V0", course.Find("path.whisker").GetAttribute("d"));
    }

    private static DeficitAssessment Estimate(params Reading[] readings) => SeverityEstimator.Estimate(readings, ScaleAnchor.Unknown, Day);

    private IRenderedComponent<DeficitBar> Draw(DeficitAssessment assessment, double? before = null) =>
        Render<DeficitBar>(p => p.Add(b => b.Id, "D1").Add(b => b.Title, "Дозировать задание").Add(b => b.Assessment, assessment).Add(b => b.Before, before));
}
