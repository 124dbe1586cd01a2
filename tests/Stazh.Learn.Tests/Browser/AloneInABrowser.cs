namespace Stazh.Learn.Tests.Browser;

/// <summary>Browser tests run one after another when the others are done: on two cores a browser beside them waits too long for its answers.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInABrowser
{
    public const string Name = "alone in a browser";
}
