using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Netralitas.Platform.Telemetry;

/// <summary>Sends traces, metrics and logs by OTLP when an endpoint is configured; stands in for the hosting package that cannot be restored.</summary>
internal sealed class TelemetryHost(OpenTelemetrySdk sdk) : IHostedService
{
    private const int FlushLimitMs = 5000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        sdk.TracerProvider.ForceFlush(FlushLimitMs);
        sdk.MeterProvider.ForceFlush(FlushLimitMs);
        return Task.CompletedTask;
    }
}

/// <summary>Registers telemetry.</summary>
internal static class TelemetryRegistration
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        if (string.IsNullOrEmpty(builder.Configuration[EndpointVariable]))
        {
            return;
        }

        builder.Services.AddSingleton(_ => OpenTelemetrySdk.Create(otel => otel
            .ConfigureResource(resource => resource.AddService("netralitas-" + service))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", Traces.Name).AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "MassTransit", "Npgsql", Traces.Name)
                .AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter())));
        builder.Services.AddSingleton(provider => provider.GetRequiredService<OpenTelemetrySdk>().GetLoggerFactory());
        builder.Services.AddHostedService<TelemetryHost>();
    }
}
