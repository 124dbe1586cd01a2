using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public enum RowVerdict
{
    New,
    Changed,
    Same,
    Duplicate,
    Bad,
}

public sealed record NumberIsTaken(int Line) : Refusal("Этот номер источника уже стоит в строке {0} файла с другими данными.", Line);

public sealed record RepeatsLine(int Line) : Refusal("Повторяет строку {0} файла.", Line);

public sealed record RepeatsSite(string Title) : Refusal("Такая площадка уже есть в реестре: «{0}».", Title);

public sealed record RowChanges(string Columns) : Refusal("Изменится: {0}.", Columns);

/// <summary>What would become of one line of the file, and why.</summary>
public sealed record RowReport(int Line, RowVerdict Verdict, SiteRow? Row, Refusal? Why = null)
{
    public InternshipSite? Site { get; init; }
}

/// <summary>The whole file, line by line. One bad line keeps the file out.</summary>
public sealed record ImportReport(IReadOnlyList<RowReport> Rows, Refusal? Refusal = null)
{
    public bool CanApply => Refusal is null && Count(RowVerdict.Bad) == 0 && Count(RowVerdict.New) + Count(RowVerdict.Changed) > 0;

    public int Count(RowVerdict verdict) => Rows.Count(r => r.Verdict == verdict);

    /// <summary>Judges the rows of a table against each other and against the sites that are there.</summary>
    /// <param name="mayEdit">Whether the person may write sites of the subject; null is everybody.</param>
    public static ImportReport Of(CsvTable table, string file, IReadOnlyList<Subject> subjects, IReadOnlyList<InternshipSite> sites, Func<string, bool>? mayEdit = null)
    {
        var missing = SiteRow.Needed.Where(n => !table.Columns.Contains(n)).ToList();
        if (missing.Count > 0)
        {
            return new([], new ColumnsAreMissing(string.Join(", ", missing)));
        }

        if (table.Lines.Count == 0)
        {
            return new([], new FileIsEmpty());
        }

        var codes = subjects.SelectMany(s => new[] { (s.Name, s.Code), (s.RegistryName, s.Code) }).Distinct().ToDictionary(s => s.Item1, s => s.Code);
        var names = subjects.ToDictionary(s => s.Code, s => s.RegistryName);
        var judge = new Judge(sites);
        return new([.. table.Lines.Select(line =>
        {
            var (row, problem) = SiteRow.Parse(line, codes, file);
            if (row is not null && mayEdit?.Invoke(names[row.SubjectCode]) == false)
            {
                problem = new SubjectIsForeign(row.Subject);
            }

            return problem is not null ? new RowReport(line.Line, RowVerdict.Bad, null, problem) : judge.Of(line.Line, row!);
        })]);
    }

    private sealed class Judge(IReadOnlyList<InternshipSite> sites)
    {
        private readonly Dictionary<(string, int), (int Line, SiteRow Row)> numbers = [];
        private readonly Dictionary<(string, string, string, string, string), int> seen = [];
        private readonly Dictionary<(string, int), InternshipSite> known = sites.Where(s => s.Source is not null).ToDictionary(s => (s.Source!, s.SourceLine!.Value));
        private readonly Dictionary<(string, string, string, string, string), InternshipSite> identities = sites.Where(s => s.Organisations.Count > 0)
            .GroupBy(s => (s.SubjectCode, s.Kind, s.Title, s.Organisations[0].Name, s.Organisations[0].District)).ToDictionary(g => g.Key, g => g.First());

        public RowReport Of(int line, SiteRow row)
        {
            var key = (row.Source, row.SourceLine);
            if (numbers.TryGetValue(key, out var other))
            {
                return other.Row == row
                    ? new(line, RowVerdict.Duplicate, row, new RepeatsLine(other.Line))
                    : new(line, RowVerdict.Bad, row, new NumberIsTaken(other.Line));
            }

            if (seen.TryGetValue(row.Identity, out var first))
            {
                return new(line, RowVerdict.Duplicate, row, new RepeatsLine(first));
            }

            numbers[key] = (line, row);
            seen[row.Identity] = line;
            if (known.TryGetValue(key, out var site))
            {
                var changes = Changes(site, row);
                return changes.Count == 0
                    ? new(line, RowVerdict.Same, row) { Site = site }
                    : new(line, RowVerdict.Changed, row, new RowChanges(string.Join(", ", changes))) { Site = site };
            }

            return identities.TryGetValue(row.Identity, out var same)
                ? new(line, RowVerdict.Duplicate, row, new RepeatsSite(same.Title)) { Site = same }
                : new(line, RowVerdict.New, row);
        }

        private static List<string> Changes(InternshipSite site, SiteRow row)
        {
            var organisation = site.Organisations[0];
            (string Column, bool Differs)[] all =
            [
                ("subject", site.Subject != row.Subject), ("kind", site.Kind != row.Kind), ("title", site.Title != row.Title),
                ("organisation", organisation.Name != row.Organisation), ("district", organisation.District != row.District), ("home_url", organisation.HomeUrl != row.HomeUrl),
                ("sites_url", site.SitesUrl != row.SitesUrl), ("themes", !site.Themes.SequenceEqual(row.ThemeList)), ("target_group", site.TargetGroup != row.TargetGroup),
                ("doubt", site.IsDoubtful != row.IsDoubtful), ("note", site.Note != row.Note),
            ];
            return [.. all.Where(c => c.Differs).Select(c => c.Column)];
        }
    }
}
