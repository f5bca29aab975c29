using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Closing;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Identification;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Letters;
using Netralitas.Cases.Pausing;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Reading;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.RegisterBook;
using Netralitas.Cases.Registration;
using Netralitas.Cases.Statistics;
using Netralitas.Cases.Study;
using Netralitas.Cases.Timeline;
using Netralitas.Cases.Tracks;
using Netralitas.Cases.Transfer;
using Netralitas.Cases.Vault;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Reference;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Netralitas.Cases;

/// <summary>The Cases service: the case file of Bawaslu.</summary>
public sealed class CasesModule : IServiceModule<CasesDb>
{
    /// <inheritdoc/>
    public string Name => Network.Cases;

    /// <inheritdoc/>
    public RpcRules Rules => CaseAuthority.Rules;

    /// <inheritdoc/>
    public IReadOnlyList<ServiceDescriptor> Descriptors =>
    [
        CaseService.Descriptor, ReporterService.Descriptor, DocumentService.Descriptor, ProcedureService.Descriptor, ClockService.Descriptor,
        TransferService.Descriptor, DuplicateService.Descriptor, RegisterService.Descriptor, LetterService.Descriptor, StatisticsService.Descriptor,
        Contracts.Operations.V1.OperationsService.Descriptor,
    ];

    /// <inheritdoc/>
    public void AddServices(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var reference = ReferenceBook.Load(builder.Configuration["Reference:Folder"] ?? ReferenceBook.DefaultFolder);
        var agencies = builder.AddressesOf("Services:Agencies");
        builder.Services
            .AddSingleton(reference)
            .AddSingleton(new OfficeDirectory(id => reference.Offices.Find(id) is not null, reference.Offices.IsOperator))
            .AddSingleton(services => BalancedChannel.Open(agencies, tls: services.GetRequiredService<ClientTls>()))
            .AddSingleton(services => new TaskService.TaskServiceClient(services.GetRequiredService<GrpcChannel>()))
            .AddSingleton<HeldTasksAtAgencies>().AddSingleton<CaseAccess>().AddSingleton<CaseCommands>()
            .AddSingleton<ReadCase>().AddSingleton<ListCases>().AddSingleton<WatchCases>().AddSingleton<ListCaseEvents>()
            .AddSingleton<RaiseCase>().AddSingleton<IdentifyPerson>().AddSingleton<CompleteInitialStudy>()
            .AddSingleton<NumberDesk>().AddSingleton<RegisterCase>().AddSingleton<RecuseOffice>().AddSingleton<RecuseOfficer>().AddSingleton<OfficerNumbers>().AddSingleton<SetOfficerNumber>().AddSingleton<CloseCase>()
            .AddSingleton(AuditFunctions.Of(builder.Configuration, reference.Offices)).AddSingleton<Auditors>()
            .AddSingleton<TakeStep>().AddSingleton<AddAllegation>().AddSingleton<Hearings>().AddSingleton<DecideCase>().AddSingleton<ForwardCase>()
            .AddSingleton<TransferCase>().AddSingleton<AnswerTransfer>().AddSingleton<ReopenCase>().AddSingleton<CorrectEntry>()
            .AddSingleton<TurnClock>().AddSingleton<CaseClocks>().AddSingleton<StepGuards>().AddSingleton<ExplainDeadlines>()
            .AddSingleton<ImportRegister>().AddSingleton<ExportRegister>().AddSingleton<GetStatistics>()
            .AddSingleton<OpenForAudit>().AddSingleton<CloseAudit>().AddSingleton<ListAudits>().AddSingleton<ListAuditReads>().AddSingleton<AuditReads>()
            .AddSingleton(AuditTimer.Clock).AddHostedService<AuditTimer>();
        builder.AddVault();
        builder.AddDocuments();
        builder.AddDuplicates();
        builder.AddLetters(reference);
    }

    /// <inheritdoc/>
    public void MapServices(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGrpcService<CaseGrpcService>();
        app.MapGrpcService<ReporterGrpcService>();
        app.MapGrpcService<ProcedureGrpcService>();
        app.MapGrpcService<ClockGrpcService>();
        app.MapGrpcService<TransferGrpcService>();
        app.MapGrpcService<RegisterGrpcService>();
        app.MapGrpcService<DocumentGrpcService>();
        app.MapGrpcService<DuplicateGrpcService>();
        app.MapGrpcService<LetterGrpcService>();
        app.MapGrpcService<StatisticsGrpcService>();
    }

    /// <inheritdoc/>
    public FactHandlers<CasesDb> Handlers(IServiceProvider services) => TrackNews.Add(TaskNews.Handlers());
}
