namespace Stazh.Learn.Features.Sites;

internal static class LinksSetup
{
    public static IServiceCollection AddAddressChecks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(AddressProbe.Client, http =>
        {
            http.Timeout = TimeSpan.FromSeconds(15);
            http.DefaultRequestHeaders.UserAgent.ParseAdd("StazhLearn/1.0 (+registry check)");
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10), ConnectCallback = PublicNetwork.ConnectAsync,
        }).RemoveAllLoggers();
        services.AddSingleton<AddressProbe>();
        services.AddSingleton<AddressChecker>();
        if (configuration.GetValue("Stazh:Workers", true) && configuration.GetValue("Stazh:CheckLinks", true))
        {
            services.AddHostedService(p => p.GetRequiredService<AddressChecker>());
        }

        return services;
    }
}
