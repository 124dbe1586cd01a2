using Stazh.Bench;
using Stazh.Bench.Engines;
using Stazh.Bench.Regional;

switch (args)
{
    case ["bare", var database, var url, .. var pages]:
        await Bare.RunAsync(database, url, pages.FirstOrDefault());
        return 0;
    case ["measure", var folder, var repository, .. var only]:
        await using (var measures = new Measures(folder, repository, only))
        {
            await measures.RunAsync();
        }

        return 0;
    case ["regional", var folder, var repository, .. var only]:
        await using (var measures = new RegionalMeasures(folder, repository, only))
        {
            await measures.RunAsync();
        }

        return 0;
    case ["engines", .. var only]:
        return EngineGrowth.Run(only);
    default:
        Console.Error.WriteLine("Run tests/bench.");
        return 2;
}
