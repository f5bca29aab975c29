using System.Security.Authentication;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Platform.Bus;

/// <summary>The bus of the real network: MassTransit on RabbitMQ. The host never waits for it.</summary>
internal sealed class RabbitBus : BackgroundService, IFactTransport
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(7);
    // The broker gives a peer up after two that stay away: what a frozen consumer holds goes to another replica then.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConsumerLimit = TimeSpan.FromSeconds(20);

    private readonly Uri _broker;
    private readonly FactSink _sink;
    private readonly IBusControl _bus;
    private readonly Backoff _backoff;
    private readonly ILogger<RabbitBus> _log;
    private volatile bool _declared;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RabbitBus(Uri broker, FactSink sink, Backoff backoff, ILoggerFactory logs)
    {
        (_broker, _sink, _backoff, _log) = (broker, sink, backoff, logs.CreateLogger<RabbitBus>());
        LogContext.ConfigureCurrentLogContext(logs);
        _bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(bus =>
        {
            bus.MessageTopology.SetEntityNameFormatter(new FactNames());
            bus.Host(broker, host =>
            {
                host.PublisherConfirmation = true;
                host.Heartbeat(Heartbeat);
                if (RabbitTopology.IsEncrypted(broker))
                {
                    host.UseSsl(ssl =>
                    {
                        // By default the name on the certificate would not be looked at.
                        ssl.ServerName = broker.Host;
                        ssl.Protocol = SslProtocols.Tls12 | SslProtocols.Tls13;
                        ssl.EnforcePolicyErrors(RabbitTopology.EveryFault);
                    });
                }
            });
        });
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        await _started.Task.WaitAsync(cancel);
        if (_declared)
        {
            return;
        }

        await UntilDoneAsync("The broker is away or not ready: facts wait in the outbox", async () =>
        {
            await RabbitTopology.DemandAsync(_broker, _sink.Service, cancel);
            _declared = true;
        }, cancel);
    }

    public async Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel)
    {
        try
        {
            // The caller leaves when its time is over, and the publish is left to its own end: with the socket full the client does not
            // listen to a token (13 s instead of 5 with a frozen broker), and a token may upset its count of confirms (its issue 1900).
            var message = FactEndpoints.MessageOf(facts);
            await _bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context =>
            {
                context.Durable = true;
                context.Mandatory = true;
            }), CancellationToken.None).WaitAsync(cancel);
        }
        catch (Exception e)
        {
            // Perhaps the broker came back without its queues: declare them again before the next try.
            _declared = false;
            if (e is MessageReturnedException)
            {
                throw new UnroutableException(facts[0].Fact.GetType().Name);
            }

            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilDoneAsync("The bus did not start", async () =>
        {
            await _bus.StartAsync(stoppingToken);
            _started.TrySetResult();
        }, stoppingToken);
        for (Consumer? consumer = null; ; await Task.Delay(Look, stoppingToken))
        {
            if (consumer is { IsUp: true })
            {
                continue;
            }

            // MassTransit would come back by itself, but waits longer the longer the broker was away: up to a minute.
            await UntilDoneAsync("Nothing is consumed", async () =>
            {
                await RabbitTopology.DeclareAsync(_broker, _sink.Service, stoppingToken);
                if (consumer is { IsUp: true })
                {
                    // It only took longer than we waited.
                    return;
                }

                await (consumer?.StopAsync(stoppingToken) ?? Task.CompletedTask);
                consumer = null;
                consumer = new Consumer(_bus, _sink);
                await consumer.Ready.WaitAsync(ConsumerLimit, stoppingToken);
            }, stoppingToken);
        }
    }

    private async Task UntilDoneAsync(string otherwise, Func<Task> work, CancellationToken stop)
    {
        for (var failure = 1; ; failure++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                _log.LogWarning("{Otherwise} ({Reason}); trying again.", otherwise, Reason(e));
                await _backoff.WaitAsync(failure, stop);
            }
        }
    }

    /// <summary>What the broker said, such as which queue is missing or refused to this user, or what kind of failure it was.</summary>
    private static string Reason(Exception failure) => failure.GetBaseException() switch
    {
        OperationInterruptedException { ShutdownReason.ReplyText: { Length: > 0 } said } => said,
        var other => other.GetType().Name,
    };

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_started.Task.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await _bus.StopAsync(StopLimit);
        }
        catch (OperationCanceledException)
        {
            _log.LogWarning("The bus did not stop within {Limit} s; what it holds goes to another replica.", StopLimit.TotalSeconds);
        }
    }

    /// <summary>Takes from the service's queue for as long as its connection lives.</summary>
    private sealed class Consumer : IReceiveEndpointObserver
    {
        private readonly HostReceiveEndpointHandle _endpoint;
        private volatile bool _isUp;

        public Consumer(IBusControl bus, FactSink sink) => _endpoint = bus.ConnectReceiveEndpoint(FactEndpoints.QueueOf(sink.Service), endpoint =>
        {
            var rabbit = (IRabbitMqReceiveEndpointConfigurator)endpoint;
            rabbit.SetQuorumQueue();
            foreach (var (name, value) in RabbitTopology.QueueArguments)
            {
                rabbit.SetQueueArgument(name, value);
            }

            // The bindings are in the topology, and nobody hears of faults: the user has no right to declare more than its queue.
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.ConnectReceiveEndpointObserver(this);
            FactEndpoints.Connect(endpoint, sink);
        });

        public bool IsUp => _isUp;

        public Task Ready => _endpoint.Ready;

        public async Task StopAsync(CancellationToken cancel)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(ConsumerLimit);
            await _endpoint.StopAsync(limit.Token);
        }

        Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready) => SetAsync(isUp: true);

        Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping) => SetAsync(isUp: false);

        Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => SetAsync(isUp: false);

        Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted) => SetAsync(isUp: false);

        private Task SetAsync(bool isUp)
        {
            _isUp = isUp;
            return Task.CompletedTask;
        }
    }
}
