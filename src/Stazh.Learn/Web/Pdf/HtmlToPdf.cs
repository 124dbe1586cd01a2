using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stazh.Learn.Web.Pdf;

/// <summary>The paper could not be made; the message is for the administrator. A worker tries again later.</summary>
public sealed class PdfNotMadeException : Exception
{
    public PdfNotMadeException()
    {
    }

    public PdfNotMadeException(string message)
        : base(message)
    {
    }

    public PdfNotMadeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Papers: a Razor component is rendered to HTML, WeasyPrint makes it a tagged PDF with embedded fonts, in a process of its own. It is given no
/// way to the network and only the files of <c>content/templates</c>: what people typed is encoded by the renderer and so holds no address,
/// and a template that asks for another file is refused.
/// </summary>
public sealed partial class HtmlToPdf(IServiceScopeFactory scopes, ContentFolder content, IWebHostEnvironment environment, ILoggerFactory logs)
{
    private const string Program = "weasyprint";

    private static readonly ProgramLimits Limits = new(TimeSpan.FromSeconds(40), Memory: 2_000_000_000, Output: 50_000_000);

    /// <summary>A proxy that is not there: whatever asks for the network gets nothing.</summary>
    private static readonly Dictionary<string, string> Offline = new()
    {
        ["http_proxy"] = "http://127.0.0.1:9",
        ["https_proxy"] = "http://127.0.0.1:9",
        ["ftp_proxy"] = "http://127.0.0.1:9",
        ["no_proxy"] = "",
    };

    private static readonly SemaphoreSlim Places = new(2, 2);

    private static readonly SemaphoreSlim Once = new(1, 1);

    private static readonly (string Family, string File)[] Fonts =
    [
        ("Golos Cyrillic", "lib/golos-text-cyrillic-wght-normal.woff2"),
        ("Golos Latin", "lib/golos-text-latin-wght-normal.woff2"),
    ];

    private string[]? variant;
    private string? fontFaces;

    public static bool Available { get; } = OutsideProgram.Exists(Program);

    /// <summary>HTML of a component, for PDF or a mail.</summary>
    /// <param name="parameters">The component's parameters by name.</param>
    public async Task<string> RenderAsync<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <exception cref="PdfNotMadeException">WeasyPrint is not installed, failed or ran out of time.</exception>
    public async Task<byte[]> MakeAsync<TComponent>(IDictionary<string, object?> parameters, CancellationToken stop)
        where TComponent : IComponent =>
        await MakeAsync(await RenderAsync<TComponent>(parameters), stop);

    /// <param name="html">A whole document with <c>lang</c> and a title; relative addresses are those of <c>content/templates</c>.</param>
    /// <exception cref="PdfNotMadeException">WeasyPrint is not installed, failed or ran out of time.</exception>
    public async Task<byte[]> MakeAsync(string html, CancellationToken stop)
    {
        if (!Available)
        {
            throw new PdfNotMadeException("WeasyPrint is not installed (Debian package: weasyprint); papers cannot be made.");
        }

        if (Foreign().Match(html) is { Success: true } foreign)
        {
            throw new PdfNotMadeException($"The template asks for a file outside content/templates: {foreign.Value}");
        }

        await Places.WaitAsync(stop);
        try
        {
            await PrepareAsync(stop);
            var whole = Encoding.UTF8.GetBytes(html.Replace("</head>", fontFaces + "</head>", StringComparison.Ordinal));
            string[] arguments = ["--quiet", "--encoding", "utf-8", .. variant!, "--base-url", content.File("templates") + "/", "-", "-"];
            var answer = await OutsideProgram.RunAsync(Program, arguments, Limits, whole, Offline, stop);
            return answer.Ok && answer.Output.AsSpan().StartsWith("%PDF-"u8)
                ? answer.Output
                : throw new PdfNotMadeException($"WeasyPrint ended with {answer.Code}: {answer.Errors}");
        }
        finally
        {
            Places.Release();
        }
    }

    private async Task PrepareAsync(CancellationToken stop)
    {
        await Once.WaitAsync(stop);
        try
        {
            if (variant is null)
            {
                var help = await OutsideProgram.RunAsync(Program, ["--help"], Limits, stop: stop);
                variant = Encoding.UTF8.GetString(help.Output).Contains("pdf/ua-1", StringComparison.Ordinal) ? ["--pdf-variant", "pdf/ua-1"] : [];
            }

            fontFaces ??= await FontFacesAsync(stop);
        }
        finally
        {
            Once.Release();
        }
    }

    /// <summary>The site's own font inside the page: nothing depends on what the machine has installed.</summary>
    private async Task<string> FontFacesAsync(CancellationToken stop)
    {
        var faces = new StringBuilder("<style>");
        foreach (var (family, file) in Fonts)
        {
            await using var font = environment.WebRootFileProvider.GetFileInfo(file).CreateReadStream();
            using var bytes = new MemoryStream();
            await font.CopyToAsync(bytes, stop);
            faces.Append($"@font-face{{font-family:\"{family}\";src:url(data:font/woff2;base64,{Convert.ToBase64String(bytes.ToArray())}) format(\"woff2\")}}");
        }

        return faces.Append("</style>").ToString();
    }

    [GeneratedRegex("""\b(?:src|href|srcset|data|poster)\s*=\s*["']\s*(?:file:|/|\\|\.\.)[^"']{0,80}""", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}

internal sealed class PdfHealth : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HtmlToPdf.Available ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("weasyprint is not installed: papers are not made"));
}

public static class PdfSetup
{
    public static IServiceCollection AddPdf(this IServiceCollection services)
    {
        services.AddSingleton<HtmlToPdf>();
        services.AddHealthChecks().AddCheck<PdfHealth>("papers", tags: ["ready"]);
        return services;
    }
}
