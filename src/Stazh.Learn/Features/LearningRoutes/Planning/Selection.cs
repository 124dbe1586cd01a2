namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Chosen items, closed under prerequisites and possible in the weeks at every moment.</summary>
internal sealed class Selection
{
    private readonly CoverProblem problem;
    private readonly bool[] has;

    public Selection(CoverProblem problem)
    {
        this.problem = problem;
        has = new bool[problem.Count];
        Array.Fill(has, true, 0, problem.Kept);
        Open = problem.OpenAfter([]);
        Left = problem.Windows.Free;
    }

    public double[] Open { get; private set; }

    /// <summary>In the order of items.</summary>
    public List<int> Chosen { get; private set; } = [];

    /// <summary>Minutes of all weeks that nothing takes yet.</summary>
    public int Left { get; private set; }

    public double Value => problem.Coverage(Open) - (problem.Price * (problem.Windows.Free - Left));

    public bool Has(int item) => has[item];

    /// <summary>Minutes that the item asks for with what it needs and is not there yet.</summary>
    public int Cost(int item)
    {
        var closure = problem.Closures[item];
        if (closure.Length == 1)
        {
            return problem.Minutes[item];
        }

        var cost = 0;
        foreach (var each in closure)
        {
            cost += has[each] ? 0 : problem.Minutes[each];
        }

        return cost;
    }

    /// <summary>What the item adds to the value with what it needs.</summary>
    public double Gain(int item, double[] scratch)
    {
        if (problem.Closures[item].Length == 1)
        {
            return problem.Gain(item, Open) - (problem.Price * problem.Minutes[item]);
        }

        Array.Copy(Open, scratch, scratch.Length);
        var gain = 0.0;
        foreach (var each in problem.Closures[item])
        {
            if (!has[each])
            {
                gain += problem.Gain(each, scratch) - (problem.Price * problem.Minutes[each]);
                problem.Close(each, scratch);
            }
        }

        return gain;
    }

    /// <summary>All of the item's closure, or nothing and false: then it will not fit later either.</summary>
    public bool TryAdd(int item)
    {
        var missing = problem.Closures[item].Where(i => !has[i]).ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        if (problem.Kept + Chosen.Count + missing.Count > problem.MostItems || missing.Sum(i => problem.Minutes[i]) > Left)
        {
            return false;
        }

        var all = Chosen.Concat(missing).Order().ToList();
        if (!missing.TrueForAll(i => problem.Windows.Simple[i]) && !problem.Windows.Fit(all))
        {
            return false;
        }

        Chosen = all;
        foreach (var each in missing)
        {
            has[each] = true;
            Left -= problem.Minutes[each];
            problem.Close(each, Open);
        }

        return true;
    }

    /// <summary>The same without the item and without what needs it.</summary>
    public Selection Without(int item)
    {
        var gone = problem.Dependents[item];
        return Of(problem, Chosen.Where(i => Array.IndexOf(gone, i) < 0));
    }

    public Selection Copy() => Of(problem, Chosen);

    /// <summary>As many of the items as fit, in their order.</summary>
    public static Selection Of(CoverProblem problem, IEnumerable<int> items)
    {
        var selection = new Selection(problem);
        foreach (var item in items)
        {
            selection.TryAdd(item);
        }

        return selection;
    }
}
