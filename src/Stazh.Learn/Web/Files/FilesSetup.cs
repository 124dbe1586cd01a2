namespace Stazh.Learn.Web.Files;

public static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services, bool workers)
    {
        services.AddSingleton<IFileStore, LocalFileStore>();
        services.AddSingleton<IImageProcessor, VipsImages>();
        services.AddSingleton<PartialUploads>();
        services.AddScoped<FileIntake>();
        services.AddScoped<TusEndpoints>();
        services.AddScoped<DownloadEndpoints>();
        services.AddSingleton<FileSweeper>();
        if (workers)
        {
            services.AddHostedService(p => p.GetRequiredService<FileSweeper>());
        }

        services.AddHealthChecks().AddCheck<ImagesHealth>("images", tags: ["ready"]);
        return services;
    }

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        TusEndpoints.Map(app);
        DownloadEndpoints.Map(app);
    }
}
