using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Support.Worlds;

/// <summary>A whole network, running, seen as an agency system sees it: by gRPC on loopback.</summary>
public abstract class World : IAsyncLifetime
{
    /// <summary>Every test lives on Monday 14 October 2024, from 09:00 WITA, in real speed.</summary>
    public const string Clock = "2024-10-14T09:00+08:00x1";

    private readonly List<GrpcChannel> _channels = [];

    /// <summary>The legal clock that it starts with, <see cref="Clock"/> unless a test lives at another time.</summary>
    public virtual string LegalClock { get; init; } = Clock;

    public CaseService.CaseServiceClient Cases { get; private set; } = null!;

    /// <summary>Cases, with every call tried once: for what a single answer is and how long it takes.</summary>
    public CaseService.CaseServiceClient CasesOnce { get; private set; } = null!;

    public StatisticsService.StatisticsServiceClient Statistics { get; private set; } = null!;

    public TaskService.TaskServiceClient Tasks { get; private set; } = null!;

    public ReporterService.ReporterServiceClient Reporters { get; private set; } = null!;

    public ProcedureService.ProcedureServiceClient Procedure { get; private set; } = null!;
    public TransferService.TransferServiceClient Transfers { get; private set; } = null!;

    public DocumentService.DocumentServiceClient Documents { get; private set; } = null!;

    public DuplicateService.DuplicateServiceClient Duplicates { get; private set; } = null!;
    public RegisterService.RegisterServiceClient Registers { get; private set; } = null!;
    public LetterService.LetterServiceClient Letters { get; private set; } = null!;

    public TrackService.TrackServiceClient Tracks { get; private set; } = null!;

    public PlanService.PlanServiceClient Plans { get; private set; } = null!;

    public OfficerService.OfficerServiceClient Officers { get; private set; } = null!;

    public MandateService.MandateServiceClient Mandates { get; private set; } = null!;

    public ClockService.ClockServiceClient Clocks { get; private set; } = null!;

    public DeadlineService.DeadlineServiceClient Deadlines { get; private set; } = null!;

    public ReferralService.ReferralServiceClient Referrals { get; private set; } = null!;

    public SuccessionService.SuccessionServiceClient Successions { get; private set; } = null!;

    public ReferenceService.ReferenceServiceClient Reference { get; private set; } = null!;

    public NotificationService.NotificationServiceClient Notifications { get; private set; } = null!;

    /// <summary>What operators call, at each of the three services.</summary>
    public IReadOnlyList<OperationsService.OperationsServiceClient> Operations { get; private set; } = [];

    public ChannelService.ChannelServiceClient Channels { get; private set; } = null!;

    public RosterService.RosterServiceClient Rosters { get; private set; } = null!;

    protected TestFolder Folder { get; } = new();

    /// <summary>The metadata of a call by an office.</summary>
    public Metadata As(string officeId, Roles roles = RoleWords.Business) =>
        new() { { "authorization", "Bearer " + LocalIssuer.Open(Folder.Path).Mint(officeId, DateTimeOffset.UtcNow, roles) } };

    /// <summary>The metadata of a call by one account of an office.</summary>
    public Metadata As(string officeId, Roles roles, string account) =>
        new() { { "authorization", "Bearer " + LocalIssuer.Open(Folder.Path).Mint(officeId, DateTimeOffset.UtcNow, roles, account) } };

    /// <summary>The metadata of a call by an officer of an office.</summary>
    public Metadata AsOfficer(string officeId, string officerId) =>
        new() { { "authorization", "Bearer " + LocalIssuer.Open(Folder.Path).Mint(officeId, DateTimeOffset.UtcNow, RoleWords.Business, officer: Guid.Parse(officerId)) } };

    /// <summary>Kills the process of a service at one blow; in the sandbox that is all of it.</summary>
    public abstract void Kill(string service);

    /// <summary>Starts what was killed, and returns when it is ready.</summary>
    public abstract Task RestartAsync();

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        var cases = ChannelTo("cases");
        Cases = new CaseService.CaseServiceClient(cases);
        Reporters = new ReporterService.ReporterServiceClient(cases);
        Procedure = new ProcedureService.ProcedureServiceClient(cases);
        Clocks = new ClockService.ClockServiceClient(cases);
        Transfers = new TransferService.TransferServiceClient(cases);
        Documents = new DocumentService.DocumentServiceClient(cases);
        Duplicates = new DuplicateService.DuplicateServiceClient(cases);
        Registers = new RegisterService.RegisterServiceClient(cases);
        Letters = new LetterService.LetterServiceClient(cases);
        Statistics = new StatisticsService.StatisticsServiceClient(cases);
        CasesOnce = new CaseService.CaseServiceClient(ChannelTo("cases", attempts: 1));
        var agencies = ChannelTo("agencies");
        Tasks = new TaskService.TaskServiceClient(agencies);
        Tracks = new TrackService.TrackServiceClient(agencies);
        Officers = new OfficerService.OfficerServiceClient(agencies);
        Mandates = new MandateService.MandateServiceClient(agencies);
        Plans = new PlanService.PlanServiceClient(agencies);
        Deadlines = new DeadlineService.DeadlineServiceClient(agencies);
        Referrals = new ReferralService.ReferralServiceClient(agencies);
        Successions = new SuccessionService.SuccessionServiceClient(agencies);
        Reference = new ReferenceService.ReferenceServiceClient(agencies);
        var notifications = ChannelTo("notifications");
        Notifications = new NotificationService.NotificationServiceClient(notifications);
        Operations = [new(cases), new(agencies), new(notifications)];
        Channels = new ChannelService.ChannelServiceClient(notifications);
        Rosters = new RosterService.RosterServiceClient(notifications);
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await StopAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task StartAsync();

    protected abstract Task StopAsync();

    /// <summary>The addresses of a service's replicas, separated by commas.</summary>
    protected abstract string AddressesOf(string service);

    private GrpcChannel ChannelTo(string service, int attempts = BalancedChannel.AttemptsMax)
    {
        var channel = BalancedChannel.Open(ServiceAddresses.Parse(AddressesOf(service)), attempts);
        _channels.Add(channel);
        return channel;
    }
}
