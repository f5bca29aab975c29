using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Identity;
using Npgsql;

namespace Netralitas.Benchmarks;

/// <summary>A whole network of the run's own: three processes on a private PostgreSQL and RabbitMQ, gone afterwards.</summary>
internal sealed class BenchNetwork : IAsyncDisposable
{
    /// <summary>Monday 14 October 2024, from 09:00 WITA, in real speed: no clock runs out during a run.</summary>
    private const string Clock = "2024-10-14T09:00+08:00x1";

    /// <summary>One office does here what a whole country's offices do together.</summary>
    private static readonly string[] WithoutLimits = ["--Limits:CallsPerSecond=1000000", "--Limits:CallsBurst=1000000", "--Limits:CallsAtOnce=100000", "--Limits:Streams=100000"];

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan QuietLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan QuietPoll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netralitas-bench-");
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly List<GrpcChannel> _channels = [];

    private readonly BenchPlan _plan;

    private BenchNetwork(BenchPlan plan, string? programs) =>
        (_plan, Local) = (plan, LocalNetwork.Open(_folder.FullName, FreePorts.Next() + 1, Clock, programs: programs, settings: WithoutLimits));

    /// <summary>The processes.</summary>
    public LocalNetwork Local { get; }

    /// <summary>Name and id of every process, and whether it is one of our services.</summary>
    public IReadOnlyList<(string Name, int Pid, bool IsService)> Processes =>
    [
        .. LocalNetwork.ServiceNames.Select(service => (service, Local.ProcessOf(service)!.Pid, true)),
        ("postgres", Local.Postgres!.Pid, false), ("rabbitmq", Local.Rabbit!.Pid, false),
    ];

    /// <summary>Starts it, and returns when all of it is ready.</summary>
    /// <param name="plan">How the run goes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="programs">Folder of the services' programs; null for those that were built with the benchmarks.</param>
    public static async Task<BenchNetwork> StartAsync(BenchPlan plan, CancellationToken cancel, string? programs = null)
    {
        var network = new BenchNetwork(plan, programs);
        try
        {
            plan.Tell("Starting a network ...");
            await network.Local.UpAsync(_ => { }, cancel);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection of its own to a service: agency systems do not share theirs.</summary>
    public GrpcChannel Connect(string service)
    {
        var channel = GrpcChannel.ForAddress(Local.AddressOf(service));
        _channels.Add(channel);
        return channel;
    }

    /// <summary>Options of a call by an office.</summary>
    public CallOptions As(string officeId, CancellationToken cancel) =>
        Streaming(officeId, cancel).WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit);

    /// <summary>Options of a call that does not say who makes it.</summary>
    public static CallOptions AsNobody(CancellationToken cancel) => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit, cancellationToken: cancel);

    /// <summary>Says who calls where nobody looks at the token; the services do not know it.</summary>
    public const string OfficeHeader = "x-office";

    /// <summary>Options of a stream of an office.</summary>
    public CallOptions Streaming(string officeId, CancellationToken cancel) => new(
        new Metadata { { "authorization", "Bearer " + _tokens.GetOrAdd(officeId, id => LocalIssuer.Open(_folder.FullName).Mint(id, TimeProvider.System.GetUtcNow())) }, { OfficeHeader, officeId } },
        cancellationToken: cancel);

    /// <summary>Opens a database of the server.</summary>
    public NpgsqlDataSource Database(string name) => NpgsqlDataSource.Create(Local.Postgres!.ConnectionString(name));

    /// <summary>Waits until nothing is under way any more.</summary>
    public async Task QuietAsync(CancellationToken cancel)
    {
        var (begin, told) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        var (before, waiting) = await WorkAsync(cancel);
        while (true)
        {
            await Task.Delay(QuietPoll, cancel);
            var (after, still) = await WorkAsync(cancel);
            if (waiting == 0 && still == 0 && after == before)
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(begin) > QuietLimit)
            {
                throw new LocalServerException($"The network did not come to rest within {QuietLimit.TotalMinutes} minutes.");
            }

            if (TimeProvider.System.GetElapsedTime(told) > TellEvery)
            {
                told = TimeProvider.System.GetTimestamp();
                _plan.Tell($"  still working off what was raised: {after:#,0} facts taken in, {still:#,0} waiting ...");
            }

            (before, waiting) = (after, still);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        NpgsqlConnection.ClearAllPools();
        await Local.DownAsync(_ => { }, CancellationToken.None);
        _folder.Delete(recursive: true);
    }

    /// <summary>Facts taken in so far, and facts and changes that wait.</summary>
    private async Task<(long Done, long Waiting)> WorkAsync(CancellationToken cancel)
    {
        var (done, waiting) = (0L, 0L);
        foreach (var service in LocalNetwork.ServiceNames)
        {
            await using var database = Database(service);
            done += await CountAsync(database, "SELECT count(*) FROM inbox", cancel);
            waiting += await CountAsync(database, "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM pending_change)", cancel);
        }

        await using var cases = Database(Network.Cases);
        await using var agencies = Database(Network.Agencies);
        waiting += await CountAsync(cases, "SELECT count(*) FROM case_file", cancel) - await CountAsync(agencies, "SELECT count(*) FROM followed_case", cancel);
        return (done, waiting);
    }

    /// <summary>Runs a query that answers with one number.</summary>
    public static async Task<long> CountAsync(NpgsqlDataSource database, string constantSql, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(constantSql);
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel));
    }
}
