using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web;

/// <summary>/healthz (the process answers), /readyz (database, storage), /metrics (Prometheus text).</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<PrometheusText>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: ["ready"])
            .AddCheck<StorageCheck>("storage", tags: ["ready"]);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.Services.GetRequiredService<PrometheusText>();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions
        {
            Predicate = c => c.Tags.Contains("ready"),
            ResponseWriter = (context, report) => context.Response.WriteAsync(string.Concat(report.Entries.Select(e => $"{e.Key}: {e.Value.Status}\n"))),
        }).AllowAnonymous();
        app.MapGet("/metrics", (PrometheusText metrics) => Results.Text(metrics.Render(), "text/plain; version=0.0.4")).AllowAnonymous();
    }

    private sealed class DatabaseCheck(AppDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    private sealed class StorageCheck(DataFolder folder) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var file = Path.Combine(folder.Path, ".health");
                await File.WriteAllTextAsync(file, "ok", cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (IOException)
            {
                return HealthCheckResult.Unhealthy();
            }
        }
    }
}

/// <summary>The framework's meters in the Prometheus text format.</summary>
internal sealed class PrometheusText : IDisposable
{
    private static readonly HashSet<string> Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];
    private static readonly HashSet<string> Labels = ["http.route", "http.response.status_code", "gc.heap.generation"];
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, double> values = new();

    public PrometheusText()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Put(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Put(i, v, tags));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Put(i, v, tags));
        listener.Start();
    }

    public string Render()
    {
        listener.RecordObservableInstruments();
        return string.Concat(values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {v.Value}\n")));
    }

    public void Dispose() => listener.Dispose();

    private void Put(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, label) in tags)
        {
            if (Labels.Contains(name))
            {
                labels.Add($"{name.Replace('.', '_')}=\"{label}\"");
            }
        }

        var key = labels.Count == 0 ? "" : "{" + string.Join(',', labels) + "}";
        var metric = instrument.Name.Replace('.', '_').Replace('-', '_');
        if (instrument.IsObservable)
        {
            values[metric + key] = value;
        }
        else if (instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal))
        {
            values.AddOrUpdate(metric + "_sum" + key, value, (_, sum) => sum + value);
            values.AddOrUpdate(metric + "_count" + key, 1, (_, count) => count + 1);
        }
        else
        {
            values.AddOrUpdate(metric + key, value, (_, sum) => sum + value);
        }
    }
}
