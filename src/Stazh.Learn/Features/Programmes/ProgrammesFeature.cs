using Microsoft.AspNetCore.StaticFiles;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>Programme packages: loading, linting, versions, catalogue.</summary>
public static class ProgrammesFeature
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services
        .AddSingleton<ProgrammeLibrary>()
        .AddScoped<ProgrammeLoader>()
        .AddScoped<IVerb, LintVerb>();

    public static void MapProgrammes(this IEndpointRouteBuilder app) => app.MapGet("/programs/{slug}/materials/{code}/media", SendMediaAsync).RequireAuthorization();

    private static async Task<IResult> SendMediaAsync(string slug, string code, ProgrammeLibrary library, ContentFolder content, CurrentPerson me, CancellationToken stop)
    {
        var entry = await library.FindAsync(slug, approvedOnly: !me.Is(Role.Coordinator), stop);
        if (entry?.Package.Material(code)?.Media is not { } media || PackageNotes.FileInside(content.File("programmes", slug), media) is not { } file)
        {
            return Results.NotFound();
        }

        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return Results.File(file, type, enableRangeProcessing: true);
    }

    private sealed class LintVerb(ContentFolder content) : IVerb
    {
        public string Name => "lint";

        public string Usage => "<programme folder> — checks a package, names file, line and what to do";

        public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
        {
            if (arguments is [var folder])
            {
                return Task.FromResult(LintCommand.Run(folder, output, content.File("formats.yaml")));
            }

            output.WriteLine("Назовите папку программы, например: lint content/programmes/adhd-functions");
            return Task.FromResult(2);
        }
    }
}
