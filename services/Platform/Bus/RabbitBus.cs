using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Bus;

/// <summary>The bus of the real network: MassTransit on RabbitMQ. The host never waits for it.</summary>
internal sealed class RabbitBus : BackgroundService, IFactTransport
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(7);
    // The broker gives a peer up after two that stay away: what a frozen consumer holds goes to another replica then.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly Uri _broker;
    private readonly IBusControl _bus;
    private readonly Backoff _backoff;
    private readonly ILogger<RabbitBus> _log;
    private volatile bool _declared;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RabbitBus(Uri broker, FactSink sink, Backoff backoff, ILoggerFactory logs)
    {
        (_broker, _backoff, _log) = (broker, backoff, logs.CreateLogger<RabbitBus>());
        LogContext.ConfigureCurrentLogContext(logs);
        _bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(bus =>
        {
            bus.MessageTopology.SetEntityNameFormatter(new FactNames());
            bus.Host(broker, host =>
            {
                host.PublisherConfirmation = true;
                host.Heartbeat(Heartbeat);
            });
            bus.ReceiveEndpoint(FactEndpoints.QueueOf(sink.Service), endpoint =>
            {
                endpoint.SetQuorumQueue();
                foreach (var (name, value) in RabbitTopology.QueueArguments)
                {
                    endpoint.SetQueueArgument(name, value);
                }

                FactEndpoints.Connect(endpoint, sink);
            });
        });
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        await _started.Task.WaitAsync(cancel);
        for (var failure = 1; !_declared; failure++)
        {
            try
            {
                await RabbitTopology.DeclareAsync(_broker, cancel);
                _declared = true;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                _log.LogWarning("The broker is away ({Type}); facts wait in the outbox.", e.GetType().Name);
                await _backoff.WaitAsync(failure, cancel);
            }
        }
    }

    public async Task PublishAsync(Guid messageId, object fact, CancellationToken cancel)
    {
        try
        {
            // The caller leaves when its time is over, and the publish is left to its own end: with the socket full the client does not
            // listen to a token (13 s instead of 5 with a frozen broker), and a token may upset its count of confirms (its issue 1900).
            await _bus.Publish(fact, fact.GetType(), Pipe.Execute<PublishContext>(context =>
            {
                context.MessageId = messageId;
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
                throw new UnroutableException(fact.GetType().Name);
            }

            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failure = 1; !stoppingToken.IsCancellationRequested; failure++)
        {
            try
            {
                await _bus.StartAsync(stoppingToken);
                _started.TrySetResult();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                _log.LogWarning("The bus did not start ({Type}); trying again.", e.GetType().Name);
                await _backoff.WaitAsync(failure, stoppingToken);
            }
        }
    }

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
}
