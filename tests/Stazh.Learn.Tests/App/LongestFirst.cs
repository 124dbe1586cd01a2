using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Architecture;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Stazh.Learn.Tests.App;

/// <summary>The longest classes begin first: one that began last would leave the other core without work.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [typeof(ManyRowsTests).FullName!, typeof(RolesTests).FullName!];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection => [.. testCollections.OrderBy(c => Place(c.TestCollectionDisplayName)).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];

    private static int Place(string name)
    {
        var place = Array.FindIndex(Longest, l => name.Contains(l, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
