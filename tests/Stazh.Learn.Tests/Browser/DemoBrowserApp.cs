namespace Stazh.Learn.Tests.Browser;

/// <summary>The program with its demonstration people and groups, in a browser.</summary>
public sealed class DemoBrowserApp : BrowserApp
{
    protected override bool Demo => true;
}
