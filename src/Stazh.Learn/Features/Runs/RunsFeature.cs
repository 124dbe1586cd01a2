namespace Stazh.Learn.Features.Runs;

/// <summary>Dated groups: calendar, enrolment, session, cyclogram, and the frame of an internship that other features fill.</summary>
public static class RunsFeature
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddScoped<InternshipLoader>()
        .AddScoped<InternshipProgress>()
        .AddScoped<IInternshipPart, AttendancePart>();
}
