using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Mandates;
using Netralitas.Agencies.Officers;
using Netralitas.Agencies.Planning;
using Netralitas.Agencies.Recomputing;
using Netralitas.Agencies.Referrals;
using Netralitas.Agencies.Succession;
using Netralitas.Agencies.Tasks;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Reference;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Netralitas.Agencies;

/// <summary>Agencies as a module of the platform.</summary>
/// <param name="reference">Reference data; null to read them at start from <c>Reference:Folder</c>, by default those delivered with the program.</param>
public sealed class AgenciesModule(ReferenceBook? reference = null) : IServiceModule<AgenciesDb>
{
    /// <inheritdoc/>
    public string Name => Network.Agencies;

    /// <inheritdoc/>
    public RpcRules Rules { get; } = AgenciesAuthority.Rules();

    /// <inheritdoc/>
    public IReadOnlyList<ServiceDescriptor> Descriptors =>
    [
        Contracts.Agencies.V1.TaskService.Descriptor, Contracts.Agencies.V1.OfficerService.Descriptor, Contracts.Agencies.V1.MandateService.Descriptor,
        Contracts.Reference.V1.ReferenceService.Descriptor, Contracts.Agencies.V1.DeadlineService.Descriptor, Contracts.Agencies.V1.TrackService.Descriptor,
        Contracts.Agencies.V1.ReferralService.Descriptor, Contracts.Agencies.V1.SuccessionService.Descriptor, Contracts.Agencies.V1.PlanService.Descriptor,
        Contracts.Operations.V1.OperationsService.Descriptor,
    ];

    /// <inheritdoc/>
    public AgenciesDb CreateContext(DbContextOptions<AgenciesDb> options) => new(options);

    /// <inheritdoc/>
    /// <exception cref="ReferenceDataException">The reference files cannot be used.</exception>
    /// <exception cref="SettingException">A routing plan names a mirror that this service does not know.</exception>
    public void AddServices(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var folder = builder.Configuration["Reference:Folder"];
        var book = reference ?? ReferenceBook.Load(string.IsNullOrEmpty(folder) ? ReferenceBook.DefaultFolder : folder);
        RequireKnownMirrors(book);
        builder.Services.AddSingleton(book);
        builder.Services.AddSingleton(new OfficeDirectory(id => book.Offices.Find(id) is not null, book.Offices.IsOperator));
        builder.Services.AddSingleton<CaseFollower>();
        builder.Services.AddSingleton<TaskReader>();
        builder.Services.AddSingleton<TaskDesk>();
        builder.Services.AddSingleton<GetTask>();
        builder.Services.AddSingleton<ListTasks>();
        builder.Services.AddSingleton<WatchTasks>();
        builder.Services.AddSingleton<AssignTask>();
        builder.Services.AddSingleton<OfficerDesk>();
        builder.Services.AddSingleton<AppointOfficer>();
        builder.Services.AddSingleton<ChangeOfficer>();
        builder.Services.AddSingleton<DismissOfficer>();
        builder.Services.AddSingleton<ListOfficers>();
        builder.Services.AddSingleton<MandateDesk>();
        builder.Services.AddSingleton<GrantMandate>();
        builder.Services.AddSingleton<RevokeMandate>();
        builder.Services.AddSingleton<ListMandates>();
        builder.Services.AddSingleton<AcknowledgeTask>();
        builder.Services.AddSingleton<StartTask>();
        builder.Services.AddSingleton<CompleteTask>();
        builder.Services.AddSingleton<ReturnTask>();
        builder.Services.AddSingleton<ReferTask>();
        builder.Services.AddSingleton<AnswerReferral>();
        builder.Services.AddSingleton<Referrals.Questions.QuestionDesk>();
        builder.Services.AddSingleton<TrackReader>();
        builder.Services.AddSingleton<ListTracks>();
        builder.Services.AddSingleton<AdvanceTrack>();
        builder.Services.AddSingleton<DiffPlan>();
        builder.Services.AddSingleton(RecomputeOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<RecomputeDeadlines>();
        builder.Services.AddSingleton(SuccessionOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<SuccessionRun>();
        builder.Services.AddSingleton<SucceedOffice>();
        builder.Services.AddSingleton<ListSuccessions>();
        builder.Services.AddSingleton<IStandingWork>(services => services.GetRequiredService<RecomputeDeadlines>());
        builder.Services.AddSingleton<IStandingWork>(services => services.GetRequiredService<SucceedOffice>());
        builder.Services.AddSingleton(RungTimer.Clock);
        builder.Services.AddSingleton(RungAuditor.Clock);
        builder.Services.AddHostedService<RungTimer>();
        builder.Services.AddHostedService<RungAuditor>();
        builder.Services.AddHostedService<RungPruner>();
        builder.Services.AddHostedService<StandingRuns>();
    }

    /// <inheritdoc/>
    public void MapServices(WebApplication app)
    {
        app.MapGrpcService<TaskGrpcService>();
        app.MapGrpcService<OfficerGrpcService>();
        app.MapGrpcService<MandateGrpcService>();
        app.MapGrpcService<DeadlineGrpcService>();
        app.MapGrpcService<TrackGrpcService>();
        app.MapGrpcService<ReferralGrpcService>();
        app.MapGrpcService<SuccessionGrpcService>();
        app.MapGrpcService<PlanGrpcService>();
        app.MapGrpcService<ReferenceDirectory.ReferenceGrpcService>();
    }

    /// <inheritdoc/>
    public FactHandlers<AgenciesDb> Handlers(IServiceProvider services) => services.GetRequiredService<CaseFollower>().Handlers();

    private static void RequireKnownMirrors(ReferenceBook book)
    {
        var unknown = book.Routing.All.SelectMany(plan => plan.Steps).Select(step => step.MirrorOf).OfType<string>()
            .Except(Reconcile.MirroredMethods, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new SettingException("Reference:Folder",
                $"routing.yaml names mirror_of {string.Join(", ", unknown)}; known are {string.Join(", ", Reconcile.MirroredMethods)}");
        }
    }
}
