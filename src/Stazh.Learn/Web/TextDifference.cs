using System.Text.RegularExpressions;

namespace Stazh.Learn.Web;

public enum PassageKind
{
    Same,
    Removed,
    Added,

    /// <summary>Unchanged words that are left out between two changes.</summary>
    LeftOut,
}

public sealed record Passage(PassageKind Kind, string Text);

/// <summary>
/// What has changed from one text to another, by words: the longest common subsequence of words without the common beginning and end (Wagner and Fischer
/// 1974), by paragraphs first where a text is too long for that. O(changed words²) time and memory, at most four million cells.
/// </summary>
public static partial class TextDifference
{
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<Passage> Of(string before, string after) => Merge(Compare(Words().Matches(before).Select(m => m.Value).ToList(), Words().Matches(after).Select(m => m.Value).ToList(), inWords: true));

    /// <summary>Leaves out what is the same further than so many words from a change.</summary>
    public static IReadOnlyList<Passage> Shortened(IReadOnlyList<Passage> passages, int around = 20)
    {
        var shown = new List<Passage>();
        for (var i = 0; i < passages.Count; i++)
        {
            var words = Words().Matches(passages[i].Text).Select(m => m.Value).ToList();
            var (head, tail) = (i == 0 ? 0 : around, i == passages.Count - 1 ? 0 : around);
            if (passages[i].Kind != PassageKind.Same || words.Count <= head + tail + 5)
            {
                shown.Add(passages[i]);
                continue;
            }

            Add(new(PassageKind.Same, string.Concat(words.Take(head))));
            shown.Add(new(PassageKind.LeftOut, ""));
            Add(new(PassageKind.Same, string.Concat(words.TakeLast(tail))));
        }

        return shown;

        void Add(Passage passage)
        {
            if (passage.Text.Length > 0)
            {
                shown.Add(passage);
            }
        }
    }

    private static IEnumerable<Passage> Compare(List<string> before, List<string> after, bool inWords)
    {
        var (from, end) = (0, 0);
        while (from < before.Count && from < after.Count && Same(before[from], after[from]))
        {
            from++;
        }

        while (end < before.Count - from && end < after.Count - from && Same(before[^(end + 1)], after[^(end + 1)]))
        {
            end++;
        }

        var (old, now) = (before[from..^end], after[from..^end]);
        IEnumerable<Passage> middle = (long)old.Count * now.Count <= MostCells ? Common(old, now)
            : inWords ? ByParagraphs(string.Concat(old), string.Concat(now))
            : [new(PassageKind.Removed, string.Concat(old)), new(PassageKind.Added, string.Concat(now))];
        return [new(PassageKind.Same, string.Concat(after[..from])), .. middle, new(PassageKind.Same, string.Concat(after[^end..]))];
    }

    private static IEnumerable<Passage> ByParagraphs(string before, string after)
    {
        var passages = Merge(Compare(Lines().Matches(before).Select(m => m.Value).ToList(), Lines().Matches(after).Select(m => m.Value).ToList(), inWords: false));
        for (var i = 0; i < passages.Count; i++)
        {
            if (passages[i].Kind == PassageKind.Removed && i + 1 < passages.Count && passages[i + 1].Kind == PassageKind.Added)
            {
                var (old, now) = (Words().Matches(passages[i].Text).Select(m => m.Value).ToList(), Words().Matches(passages[i + 1].Text).Select(m => m.Value).ToList());
                foreach (var passage in Compare(old, now, inWords: false))
                {
                    yield return passage;
                }

                i++;
            }
            else
            {
                yield return passages[i];
            }
        }
    }

    private static IEnumerable<Passage> Common(List<string> before, List<string> after)
    {
        var length = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                length[i, j] = Same(before[i], after[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < before.Count || j < after.Count;)
        {
            if (i < before.Count && j < after.Count && Same(before[i], after[j]))
            {
                yield return new(PassageKind.Same, after[j++]);
                i++;
            }
            else if (j == after.Count || (i < before.Count && length[i + 1, j] >= length[i, j + 1]))
            {
                yield return new(PassageKind.Removed, before[i++]);
            }
            else
            {
                yield return new(PassageKind.Added, after[j++]);
            }
        }
    }

    private static List<Passage> Merge(IEnumerable<Passage> passages)
    {
        var merged = new List<Passage>();
        foreach (var passage in passages.Where(p => p.Text.Length > 0))
        {
            if (merged.Count > 0 && merged[^1].Kind == passage.Kind)
            {
                merged[^1] = passage with { Text = merged[^1].Text + passage.Text };
            }
            else
            {
                merged.Add(passage);
            }
        }

        return merged;
    }

    /// <summary>Spaces and line ends after a word are no change.</summary>
    private static bool Same(string one, string other) => one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    [GeneratedRegex(@"\S+\s*|^\s+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+$")]
    private static partial Regex Lines();
}
