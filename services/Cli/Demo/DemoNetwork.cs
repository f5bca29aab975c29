using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Demo;

/// <summary>A whole network of the demo's own: a sandbox in a temporary folder, called over gRPC like any other.</summary>
internal sealed class DemoNetwork : IAsyncDisposable
{
    /// <summary>The legal clock: Monday 14 October 2024, 09:00 in Central Indonesia, in the campaign of Pilkada 2024. A minute a second.</summary>
    public const string Clock = "2024-10-14T09:00+08:00x60";

    private const int Services = 3;

    private readonly DirectoryInfo _folder;
    private readonly SandboxHost _sandbox;
    private readonly LocalIssuer _issuer;
    private readonly IReadOnlyList<GrpcChannel> _channels;
    private readonly CancellationToken _cancel;

    private DemoNetwork(DirectoryInfo folder, SandboxHost sandbox, int portBase, CancellationToken cancel)
    {
        (_folder, _sandbox, _cancel) = (folder, sandbox, cancel);
        _issuer = LocalIssuer.Open(folder.FullName);
        _channels = [.. Enumerable.Range(portBase + 1, Services).Select(port => Channels.Open(ServiceAddresses.Parse($"http://127.0.0.1:{port}")))];
        Cases = new CaseService.CaseServiceClient(_channels[0]);
        Procedure = new ProcedureService.ProcedureServiceClient(_channels[0]);
        Tasks = new TaskService.TaskServiceClient(_channels[1]);
        Tracks = new TrackService.TrackServiceClient(_channels[1]);
        Reference = new ReferenceService.ReferenceServiceClient(_channels[1]);
        Notifications = new NotificationService.NotificationServiceClient(_channels[2]);
    }

    /// <summary>The case file.</summary>
    public CaseService.CaseServiceClient Cases { get; }

    /// <summary>The procedure of a case.</summary>
    public ProcedureService.ProcedureServiceClient Procedure { get; }

    /// <summary>The tasks.</summary>
    public TaskService.TaskServiceClient Tasks { get; }

    /// <summary>What becomes of forwarded persons.</summary>
    public TrackService.TrackServiceClient Tracks { get; }

    /// <summary>Offices and regions.</summary>
    public ReferenceService.ReferenceServiceClient Reference { get; }

    /// <summary>The notices.</summary>
    public NotificationService.NotificationServiceClient Notifications { get; }

    /// <summary>Starts it, and returns when all three services answer.</summary>
    public static async Task<DemoNetwork> StartAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("netralitas-demo-");
        try
        {
            var portBase = FreePorts.Next(Services) - 1;
            var sandbox = await SandboxHost.StartAsync(NetworkFolder.Open(folder.FullName, Clock), portBase, cancel);
            return new DemoNetwork(folder, sandbox, portBase, cancel);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Options of a call that an office makes with its own token.</summary>
    public CallOptions As(string officeId) => Channels.Options(_issuer.Mint(officeId, TimeProvider.System.GetUtcNow()), forOffice: null, _cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }

        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
