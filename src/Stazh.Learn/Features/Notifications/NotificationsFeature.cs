namespace Stazh.Learn.Features.Notifications;

/// <summary>The feed, its live push and the daily mail digest.</summary>
public static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = 4 * 1024;
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(40);
        });
        services.AddScoped<INotifier, OutboxNotifier>();
        services.AddScoped<Data.IOutboxHandler<NoticeWanted>, NoticeHandler>();
        services.AddScoped<Accounts.IPersonalData, NoticePersonalData>();
        services.AddSingleton<Unsubscribing>();
        services.AddSingleton<DigestWorker>();
        if (configuration.GetValue("Stazh:Workers", true))
        {
            services.AddHostedService(p => p.GetRequiredService<DigestWorker>());
        }

        return services;
    }

    public static void MapNotifications(this WebApplication app) => app.MapHub<NoticeHub>("/hubs/notices").RequireAuthorization();
}
