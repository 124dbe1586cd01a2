namespace Stazh.Learn.Features.Monitoring;

/// <summary>A confirmed map of one person, without a name: which deficits it shows.</summary>
/// <param name="Has">Codes of deficits that are there: partial, marked or critical .</param>
public sealed record MapOfSomebody(Guid PersonId, string District, string Programme, Guid VersionId, DateTimeOffset ConfirmedAt, IReadOnlySet<string> Has);

/// <summary>A column of the heat map: how many people of the district have a map; null: hidden.</summary>
public sealed record GridColumn(string District, int? People);

/// <param name="Cells">People with the deficit by column; null: hidden.</param>
/// <param name="Total">In the whole region; null: hidden.</param>
public sealed record GridRow(string Code, string Title, IReadOnlyList<int?> Cells, int? Total);

/// <summary>Deficits × districts, protected: what is here may be shown, printed and exported.</summary>
public sealed record DeficitGrid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<GridRow> Rows, int? People)
{
    /// <summary>Part of the people of a column, 0…1; null: hidden, or nobody there.</summary>
    public double? Share(int row, int column) => Rows[row].Cells[column] is { } cell && Columns[column].People is > 0 and { } people ? (double)cell / people : null;

    public double? Share(int row) => Rows[row].Total is { } total && People is > 0 and { } people ? (double)total / people : null;

    /// <summary>The darkest cells first: where most of the people of a district have a deficit.</summary>
    public IEnumerable<(GridRow Row, GridColumn Column, double Share)> Hottest => (
        from r in Enumerable.Range(0, Rows.Count)
        from c in Enumerable.Range(0, Columns.Count)
        let share = Share(r, c)
        where share is > 0
        orderby share descending, Rows[r].Cells[c] descending, r, c
        select (Rows[r], Columns[c], share.Value)).Take(5);

    /// <summary>One map a person, the latest. Small columns are hidden whole; then every row for itself.</summary>
    /// <param name="elsewhere">The title of the column of people of no district of the reference.</param>
    public static DeficitGrid Of(IReadOnlyList<(string Code, string Title)> deficits, IReadOnlyList<string> districts, IEnumerable<MapOfSomebody> maps, string elsewhere)
    {
        var known = districts.ToHashSet();
        var byDistrict = maps.GroupBy(m => m.PersonId).Select(g => g.MaxBy(m => m.ConfirmedAt)!).ToLookup(m => known.Contains(m.District) ? m.District : "");
        var columns = districts.Append("").Where(d => byDistrict[d].Any()).ToList();
        var (people, all) = SmallNumbers.Protect([.. columns.Select(c => byDistrict[c].Count())]);
        var hide = Enumerable.Range(0, columns.Count).Where(i => people[i] is null).ToHashSet();
        var rows = deficits.Select(d =>
        {
            var (cells, total) = SmallNumbers.Protect([.. columns.Select(c => byDistrict[c].Count(m => m.Has.Contains(d.Code)))], hide);
            return new GridRow(d.Code, d.Title, cells, all is null ? null : total);
        });
        return new([.. columns.Select((c, i) => new GridColumn(c.Length == 0 ? elsewhere : c, people[i]))], [.. rows], all);
    }
}
