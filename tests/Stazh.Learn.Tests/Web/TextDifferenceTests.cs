using System.Diagnostics;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Web;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Changed_words_are_marked_and_the_rest_stays()
    {
        var passages = TextDifference.Of("Три отрезка по семь минут.", "Три коротких отрезка по пять минут.");
        Assert.Equal("Три [+коротких ]отрезка по [-семь ][+пять ]минут.", Words(passages));
        Assert.Equal("одно и то же", Words(TextDifference.Of("одно и то же", "одно и то же")));
        Assert.Equal("[+новое]", Words(TextDifference.Of("", "новое")));
        Assert.Equal("[-старое]", Words(TextDifference.Of("старое", "")));
        Assert.Empty(TextDifference.Of("", ""));
    }

    [Fact]
    public void Far_from_a_change_words_are_left_out()
    {
        var long1 = string.Join(' ', Enumerable.Range(1, 100));
        var shown = TextDifference.Shortened(TextDifference.Of($"{long1} было {long1}", $"{long1} стало {long1}"), around: 2);
        Assert.Equal("…99 100 [-было ][+стало ]1 2 …", Words(shown));
    }

    /// <summary>Without what was removed the passages are the new text, without what was added the old one.</summary>
    [Fact]
    public void Any_two_texts_can_be_read_back_from_their_difference()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)('а' + random.Next(4)) + (random.Next(6) == 0 ? "\n" : " ")));
            var (before, after) = (Text(), Text());
            var passages = TextDifference.Of(before, after);
            string Read(PassageKind without) => string.Concat(passages.Where(p => p.Kind != without).Select(p => p.Text));
            Assert.Equal(after, Read(PassageKind.Removed));
            Assert.Equal(before.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries), Read(PassageKind.Added).Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public void Fifty_thousand_letters_rewritten_from_end_to_end_take_no_forever()
    {
        var random = new Random(1);
        string Text() => string.Join('\n', Enumerable.Range(0, 120).Select(_ => string.Join(' ', Enumerable.Range(0, 70).Select(_ => random.Next(1000)))));
        var (before, after) = (Text(), Text());
        var watch = Stopwatch.StartNew();
        var passages = TextDifference.Of(before, after);
        Assert.Equal(after.Split((char[])['\n', ' ']), string.Concat(passages.Where(p => p.Kind != PassageKind.Removed).Select(p => p.Text)).Split((char[])['\n', ' ']));
        Assert.True(watch.ElapsedMilliseconds < 10_000);
    }

    private static string Words(IEnumerable<Passage> passages) => string.Concat(passages.Select(p => p.Kind switch { PassageKind.Added => $"[+{p.Text}]", PassageKind.Removed => $"[-{p.Text}]", PassageKind.LeftOut => "…", _ => p.Text }));
}
