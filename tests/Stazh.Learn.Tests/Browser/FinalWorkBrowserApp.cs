using Microsoft.AspNetCore.Hosting;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

/// <summary>In a browser, with everything before the final work done for everybody.</summary>
public sealed class FinalWorkBrowserApp : BrowserApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        FinalWorkApp.LeaveOutWhatIsBefore(builder);
    }
}
