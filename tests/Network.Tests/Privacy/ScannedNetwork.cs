using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;
using Netralitas.Sandbox;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Npgsql;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Privacy;

/// <summary>The real network, and all that it says to anybody: tables, logs, telemetry, messages and answers.</summary>
public sealed class ScannedNetwork : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<(string Place, string Text)> _answers = [];
    private Collector? _collector;
    private LocalNetwork? _network;
    private Tap? _tap;

    public CaseService.CaseServiceClient Cases { get; private set; } = null!;

    public ReporterService.ReporterServiceClient Reporters { get; private set; } = null!;

    public ProcedureService.ProcedureServiceClient Procedure { get; private set; } = null!;

    public DocumentService.DocumentServiceClient Documents { get; private set; } = null!;

    public TransferService.TransferServiceClient Transfers { get; private set; } = null!;

    public DuplicateService.DuplicateServiceClient Duplicates { get; private set; } = null!;

    public RegisterService.RegisterServiceClient Registers { get; private set; } = null!;

    public LetterService.LetterServiceClient Letters { get; private set; } = null!;

    public ClockService.ClockServiceClient Clocks { get; private set; } = null!;

    public StatisticsService.StatisticsServiceClient Statistics { get; private set; } = null!;

    public TaskService.TaskServiceClient Tasks { get; private set; } = null!;

    public OfficerService.OfficerServiceClient Officers { get; private set; } = null!;

    /// <summary>Offices at what was forwarded.</summary>
    public TrackWalk Tracks { get; private set; } = null!;

    public NotificationService.NotificationServiceClient Notifications { get; private set; } = null!;

    public Collector Collector => _collector!;

    public Tap Tap => _tap!;

    public string LogOf(string service) => _network!.LogOf(service, replica: 0);

    public Metadata As(string officeId, Roles roles = RoleWords.Business, string? account = null) =>
        new() { { "authorization", "Bearer " + LocalIssuer.Open(_folder.Path).Mint(officeId, DateTimeOffset.UtcNow, roles, account) } };

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        var telemetry = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address, ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "100", ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        };
        _network = LocalNetwork.Open(_folder.Path, FreePorts.Next(10) - 1, World.Clock, environment: telemetry);
        await _network.UpAsync(_ => { }, CancellationToken.None);
        _tap = await Tap.OpenAsync(_network.Rabbit!.Uri);
        var cases = ChannelTo("cases");
        Cases = new CaseService.CaseServiceClient(cases);
        Reporters = new ReporterService.ReporterServiceClient(cases);
        Procedure = new ProcedureService.ProcedureServiceClient(cases);
        Documents = new DocumentService.DocumentServiceClient(cases);
        Transfers = new TransferService.TransferServiceClient(cases);
        Duplicates = new DuplicateService.DuplicateServiceClient(cases);
        Registers = new RegisterService.RegisterServiceClient(cases);
        Letters = new LetterService.LetterServiceClient(cases);
        Clocks = new ClockService.ClockServiceClient(cases);
        Statistics = new StatisticsService.StatisticsServiceClient(cases);
        Tasks = new TaskService.TaskServiceClient(ChannelTo("agencies"));
        Officers = new OfficerService.OfficerServiceClient(ChannelTo("agencies"));
        Tracks = new TrackWalk(new TrackService.TrackServiceClient(ChannelTo("agencies")), office => As(office));
        Notifications = new NotificationService.NotificationServiceClient(ChannelTo("notifications"));
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        if (_tap is not null)
        {
            await _tap.DisposeAsync();
        }

        if (_network is not null)
        {
            await _network.DownAsync(_ => { }, CancellationToken.None);
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Gives the vault a new key.</summary>
    /// <returns>Its id.</returns>
    public string RotateKeys() => NetworkFolder.AddKey(_folder.Path);

    /// <summary>Makes a call, keeps what it answered for the scan, and gives it back.</summary>
    public async Task<T> Keep<T>(string place, AsyncUnaryCall<T> call)
    {
        var answer = await call;
        _answers.Add((place, $"{answer}"));
        return answer;
    }

    /// <summary>Makes a call that must be refused, and keeps all of the error for the scan.</summary>
    public async Task KeepRefused<T>(string place, AsyncUnaryCall<T> call)
    {
        var error = await Errors.Refused(call);
        var trailers = error.Trailers.Select(entry => entry.IsBinary ? Encoding.UTF8.GetString(entry.ValueBytes) : entry.Value);
        _answers.Add(("error of " + place, $"{error.Status.Detail} {string.Join(' ', trailers)}"));
    }

    /// <summary>Says something as an answer would.</summary>
    public void PlantAnswer(string place, string text) => _answers.Add((place, text));

    /// <summary>Runs a statement in the database of a service.</summary>
    public async Task PlantRowAsync(string service, string sql, string text)
    {
        await using var connection = await OpenAsync(service);
#pragma warning disable CA2100 // constants of the test
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = text } } };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every place and what stands there.</summary>
    public async Task<IReadOnlyList<(string Place, string Text)>> AllAsync()
    {
        var all = new List<(string Place, string Text)>(_answers);
        all.AddRange(Directory.EnumerateFiles(_folder.Path, "*.log", SearchOption.AllDirectories).Select(log => ("log " + Path.GetFileName(log), ReadShared(log))));
        all.AddRange(_collector!.Taken.Select(one => ("telemetry " + one.Path, one.Text)));
        all.AddRange((await _tap!.TakenAsync()).Select(text => ("broker", text)));
        foreach (var service in LocalNetwork.ServiceNames)
        {
            all.AddRange(await RowsAsync(service));
        }

        return all;
    }

    private async Task<IReadOnlyList<(string Place, string Text)>> RowsAsync(string service)
    {
        var rows = new List<(string, string)>();
        await using var connection = await OpenAsync(service);
        foreach (var table in await TextsAsync(connection, "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
        {
            rows.AddRange((await TextsAsync(connection, $"SELECT t::text FROM \"{table}\" t")).Select(row => ($"{service}.{table}", row)));
        }

        return rows;
    }

    private async Task<NpgsqlConnection> OpenAsync(string service)
    {
        var connection = new NpgsqlConnection(_network!.Postgres!.ConnectionString(service));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        var texts = new List<string>();
#pragma warning disable CA2100 // names of tables from the catalogue
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private GrpcChannel ChannelTo(string service)
    {
        var channel = BalancedChannel.Open(ServiceAddresses.Parse(_network!.AddressOf(service)));
        _channels.Add(channel);
        return channel;
    }
}
