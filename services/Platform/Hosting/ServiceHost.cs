using System.Globalization;
using System.Net;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Health;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Limiting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Reflection;
using Netralitas.Platform.Requests;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Platform.Tls;
using NodaTime;

namespace Netralitas.Platform.Hosting;

/// <summary>Builds a service from its module: the same way in the sandbox and in the cluster, by configuration alone.</summary>
public static class ServiceHost
{
    /// <summary>Environment of a sandbox or a local network: the local issuer is believed, and only loopback is listened on.</summary>
    public const string LocalEnvironment = "Local";

    // With what the bus takes after it has passed, a process is gone within 20 s.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(12);
    private const int StopNoticeSecondsMax = 10;
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(20);

    /// <summary>Builds and runs a service until it is told to stop; a wrong setting is told on standard error with exit code 2.</summary>
    public static async Task<int> RunAsync<TDb>(string[] args, IServiceModule<TDb> module)
        where TDb : ServiceDbContext
    {
        try
        {
            await using var app = Build(args, module, memoryBus: null);
            await RunAsync(app);
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is SettingException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Builds a service.</summary>
    /// <param name="args">Settings as <c>--Section:Name=value</c>; the environment gives them as <c>NETRALITAS_Section__Name</c>,
    /// and secrets a folder of files, <c>Secrets:Folder</c>.</param>
    /// <param name="module">The service.</param>
    /// <param name="memoryBus">The bus of the sandbox; null to use RabbitMQ at <c>Bus:Uri</c>.</param>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static WebApplication Build<TDb>(string[] args, IServiceModule<TDb> module, MemoryBus? memoryBus)
        where TDb : ServiceDbContext
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("NETRALITAS_").AddCommandLine(args);
        builder.Configuration.AddSecretFiles();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        // A transaction that a stop or a time limit ended is no error; whoever began it tells of all others.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Transaction", LogLevel.None);
        // Standard output belongs to the command that hosts the service: the sandbox says `ready` there, the demo its account.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        // What callers send wrongly is no fault of ours, and whoever wants to could fill the log with it; our own faults CallInterceptor logs.
        builder.Logging.AddFilter("Grpc.AspNetCore.Server", LogLevel.None).AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None);
        var limits = Limits.Of(builder.Configuration);
        Listen(builder, limits);
        AddCore(builder, module, limits);
        AddStopNotice(builder, memoryBus is null ? 1 : 0);
        AddStorage<TDb>(builder);
        AddStreams<TDb>(builder);
        AddBus(builder, module, memoryBus);
        builder.Services.AddOperations<TDb>();
        builder.AddTelemetry(module.Name);
        builder.AddTokenAuthentication();
        module.AddServices(builder);
        var app = builder.Build();
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<CallGate>().PassAsync);
        app.MapGrpcService<HealthService>();
        app.MapGrpcService<ReflectionV1>();
        app.MapGrpcService<ReflectionV1Alpha>();
        app.MapGrpcService<OperationsGrpcService<TDb>>();
        module.MapServices(app);
        RequireRules(app, module.Rules);
        memoryBus?.Add(SinkOf(app.Services, module));
        return app;
    }

    private static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it was starting: that is how the start ends then. The workers that had begun end before what they use is gone.
            await app.StopAsync();
        }
    }

    private static void Listen(WebApplicationBuilder builder, Limits limits)
    {
        var text = Required(builder.Configuration, "Listen", "give an address and port such as 127.0.0.1:7001");
        if (!IPEndPoint.TryParse(text, out var address) || address.Port == 0)
        {
            throw new SettingException("Listen", $"'{text}' is not an address and port such as 127.0.0.1:7001");
        }

        if (builder.Environment.IsEnvironment(LocalEnvironment) && !IPAddress.IsLoopback(address.Address))
        {
            throw new SettingException("Listen", "a sandbox or a local network listens on 127.0.0.1 only");
        }

        var tls = builder.AddTls(address);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A client that is gone without a word is found out, and its streams with it.
            kestrel.Limits.Http2.KeepAlivePingDelay = PingAfter;
            kestrel.Limits.Http2.KeepAlivePingTimeout = PingLimit;
            kestrel.Limits.Set(limits);
            kestrel.Listen(address, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (tls is not null)
                {
                    listen.UseHttps(tls.Handshake);
                }

                listen.LimitAge(limits, TimeProvider.System);
            });
        });
    }

    private static void AddCore<TDb>(WebApplicationBuilder builder, IServiceModule<TDb> module, Limits limits)
        where TDb : ServiceDbContext
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        var clock = builder.Configuration["LegalClock"];
        services.AddSingleton(new LegalClock(TimeProvider.System,
            string.IsNullOrEmpty(clock) ? null : LegalClockSetting.Parse(clock, SystemClock.Instance.GetCurrentInstant())));
        services.AddSingleton<Backoff>();
        services.AddSingleton<WorkerTools>();
        services.AddSingleton(module.Rules);
        services.AddSingleton(new ServiceNames(module.Descriptors.Select(service => service.FullName).ToHashSet()));
        services.AddSingleton(new ReflectionIndex([.. module.Descriptors, Grpc.Health.V1.Health.Descriptor,
            Grpc.Reflection.V1.ServerReflection.Descriptor, Grpc.Reflection.V1Alpha.ServerReflection.Descriptor]));
        services.AddSingleton<ReflectionAnswers>();
        services.AddSingleton(limits);
        services.AddSingleton<CallGate>();
        services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<CallInterceptor>();
            // Holds for a message as it comes and for what it decompresses to.
            grpc.MaxReceiveMessageSize = limits.MessageBytes;
            grpc.EnableDetailedErrors = false;
        });
    }

    /// <summary>A process of a network gives the others time to notice; a sandbox has no others.</summary>
    private static void AddStopNotice(WebApplicationBuilder builder, int secondsDefault)
    {
        var text = builder.Configuration["Stop:NoticeSeconds"];
        var seconds = secondsDefault;
        if (!string.IsNullOrEmpty(text) && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= StopNoticeSecondsMax))
        {
            throw new SettingException("Stop:NoticeSeconds", $"'{text}' is not a whole number of seconds from 0 to {StopNoticeSecondsMax}");
        }

        builder.Services.AddHostedService(services => new StopNotice(
            TimeSpan.FromSeconds(seconds), services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<TimeProvider>()));
    }

    private static void AddStorage<TDb>(WebApplicationBuilder builder)
        where TDb : ServiceDbContext
    {
        var services = builder.Services;
        var connection = Required(builder.Configuration, "Storage:Connection", "give the connection string of the service's database");
        IDatabaseEngine engine = builder.Configuration["Storage:Engine"] switch
        {
            "sqlite" => new SqliteEngine(connection),
            "postgres" or null or "" => new PostgresEngine(Secrets.Connection(builder.Configuration, connection)),
            var other => throw new SettingException("Storage:Engine", $"'{other}' is neither postgres nor sqlite"),
        };
        var key = Required(builder.Configuration, "Requests:HashKey", "give at least 32 random bytes as base64, the same for every replica");
        services.AddSingleton(new RequestHash(KeyOf(key)));
        services.AddSingleton(engine);
        services.AddSingleton<SchemaGate>();
        services.AddSingleton<OwnFacts>();
        services.AddSingleton<SequencerSignal>();
        services.AddPooledDbContextFactory<TDb>(options =>
        {
            engine.Configure(options);
            // That another was first is no fault, and what is one is logged where it ends: without the text, which may repeat data.
            options.ConfigureWarnings(events => events.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
        });
        services.AddSingleton<Store<TDb>>();
        services.AddSingleton<IOfficerRegister, OfficerRegister<TDb>>();
        services.AddSingleton<IMandateRegister, MandateRegister<TDb>>();
        services.AddSingleton(SchemaScripts.For(typeof(TDb).Assembly));
        services.AddSingleton<IReadinessProbe, DatabaseProbe<TDb>>();
        services.AddHostedService<SchemaHost<TDb>>();
        services.AddHostedService<MemoryCare>();
        services.AddHostedService<Housekeeping<TDb>>();
    }

    private static void AddStreams<TDb>(WebApplicationBuilder builder)
        where TDb : ServiceDbContext
    {
        var kept = Retention.Default;
        if (builder.Configuration["Streams:Kept"] is { Length: > 0 } text && (!TimeSpan.TryParse(text, out kept) || kept <= TimeSpan.Zero))
        {
            throw new SettingException("Streams:Kept", $"'{text}' is not a span of days and hours such as 14.00:00:00");
        }

        var services = builder.Services;
        services.AddSingleton(new Retention(kept));
        services.AddSingleton<FeedSignal>();
        services.AddSingleton<ChangeFeed<TDb>>();
        services.AddSingleton<ChangeLog<TDb>>();
        services.AddSingleton<Sequencer<TDb>>();
        services.AddSingleton(provider => new ChangeStreams<TDb>(
            provider.GetRequiredService<ChangeFeed<TDb>>(), provider.GetRequiredService<ChangeLog<TDb>>(), provider.GetRequiredService<Sequencer<TDb>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed<TDb>>());
        services.AddHostedService(provider => provider.GetRequiredService<Sequencer<TDb>>());
        services.AddHostedService<ChangeListener<TDb>>();
        services.AddHostedService<StreamCare<TDb>>();
        services.AddHostedService<StandingCare<TDb>>();
        services.AddHostedService<Forgetting<TDb>>();
    }

    /// <summary>Hosted services stop in reverse order, after the server of calls: first the relay gives back what it has not sent, then
    /// the bus takes no more and waits for what the pump has, then the pump.</summary>
    private static void AddBus<TDb>(WebApplicationBuilder builder, IServiceModule<TDb> module, MemoryBus? memoryBus)
        where TDb : ServiceDbContext
    {
        var services = builder.Services;
        services.AddSingleton(module.Handlers);
        services.AddSingleton<InboxPump<TDb>>();
        if (memoryBus is not null)
        {
            services.AddSingleton<IFactTransport>(memoryBus);
        }
        else
        {
            var broker = Secrets.Broker(builder.Configuration, Required(builder.Configuration, "Bus:Uri", "give the address of the broker such as amqp://user@host:5672"));
            services.AddSingleton(provider => new RabbitBus(
                broker, SinkOf(provider, module), provider.GetRequiredService<Backoff>(), provider.GetRequiredService<ILoggerFactory>()));
            services.AddSingleton<IFactTransport>(provider => provider.GetRequiredService<RabbitBus>());
        }

        services.AddHostedService(provider => provider.GetRequiredService<InboxPump<TDb>>());
        if (memoryBus is null)
        {
            services.AddHostedService(provider => provider.GetRequiredService<RabbitBus>());
        }

        services.AddHostedService<OutboxRelay<TDb>>();
    }

    private static FactSink SinkOf<TDb>(IServiceProvider services, IServiceModule<TDb> module)
        where TDb : ServiceDbContext => new(module.Name, services.GetRequiredService<InboxPump<TDb>>().TakeAsync);

    /// <summary>Deny by default: a method without a row in the table of rules stops the start.</summary>
    private static void RequireRules(WebApplication app, RpcRules rules)
    {
        var open = new[] { "/grpc.health.v1.", "/grpc.reflection." };
        var missing = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
            .OfType<string>()
            .Where(method => !rules.Rows.ContainsKey(method) && !Array.Exists(open, prefix => method.StartsWith(prefix, StringComparison.Ordinal)))
            .Distinct()
            .ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException($"No rule says who may call {string.Join(", ", missing)}.");
        }
    }

    private static string Required(IConfiguration configuration, string name, string advice) =>
        configuration[name] is { Length: > 0 } value ? value : throw new SettingException(name, advice);

    private static byte[] KeyOf(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var length) && length >= 32
            ? buffer[..length]
            : throw new SettingException("Requests:HashKey", "must be at least 32 bytes as base64");
    }
}
