using Grpc.Core;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Authority;

/// <summary>What the example calls are about.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonId">The reported person.</param>
/// <param name="TaskId">The identification task.</param>
/// <param name="NoticeId">The notice of its office.</param>
/// <param name="OfficerId">An officer of that office.</param>
/// <param name="MandateId">A mandate that another office holds for that office.</param>
/// <param name="ReporterId">A reporter.</param>
/// <param name="ReceiptCode">The reporter's receipt code.</param>
/// <param name="RevealId">A request, by another account of the handling office, to see who it is.</param>
/// <param name="AuditedCaseId">Another such case, which auditors open.</param>
/// <param name="DocumentId">A document that is shared with the office of the task.</param>
/// <param name="UploadId">An upload that the handling office has not finished.</param>
/// <param name="ChannelId">A webhook of the personnel office, to which something was sent.</param>
/// <param name="TrackId">The track of a person of another case.</param>
internal sealed record Example(
    string CaseId, string PersonId, string TaskId, string NoticeId, string OfficerId, string MandateId, string ReporterId, string ReceiptCode, string RevealId, string AuditedCaseId,
    string DocumentId, string UploadId, string ChannelId, string TrackId);

/// <summary>One call of every method that changes nothing, whoever makes it: what would change something carries an etag that nothing has.</summary>
internal sealed partial class ExampleCalls(World world, Example of)
{
    private const string Stale = "none";
    private const string Document = "12/X/2024";
    private static readonly byte[] Letter = "%PDF-1.7 Surat penerusan"u8.ToArray();

    private readonly Lazy<Task<Google.Protobuf.WellKnownTypes.Timestamp>> _received =
        new(async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = of.CaseId }, world.As(Standing.Handler))).Case.ReceivedTime);

    /// <summary>The calls: full method, what it is about, and the call; it ends without an error and with false when what it is about is not in the answer.</summary>
    public IReadOnlyDictionary<string, (Subject Subject, Func<Metadata, Task<bool>> Call)> All => OfCases.Concat(OfAgencies).Concat(OfNotifications).ToDictionary();

    private static Func<Metadata, Task<bool>> As<T>(Func<Metadata, AsyncUnaryCall<T>> call) => async headers =>
    {
        await call(headers);
        return true;
    };

    private static async Task<bool> InSnapshotAsync<TMessage, TResource>(AsyncServerStreamingCall<TMessage> call, string id)
        where TMessage : IStreamMessage<TResource>
        where TResource : class, IResource
    {
        using (call)
        {
            return (await call.ReadUntilAsync(message => message.SnapshotEnd is not null)).Any(message => message.Resource?.Id == id);
        }
    }

    /// <summary>Adds a reporter.</summary>
    public static AddReporterRequest NewReporter(string caseId) => new()
    {
        RequestId = NewId(), CaseId = caseId, Reporter = new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = "Budi Fulan" } },
    };

    /// <summary>Asks to see who a reporter is.</summary>
    public static RequestRevealRequest NewReveal(string caseId, string reporterId) => new()
    {
        RequestId = NewId(), CaseId = caseId, ReporterId = reporterId, Purpose = RevealPurpose.Clarification, DocumentNumber = Document,
    };

    /// <summary>Announces a document.</summary>
    public static BeginUploadRequest NewUpload(string caseId) => new()
    {
        RequestId = NewId(), CaseId = caseId, Type = DocumentType.ForwardingLetter, Title = "Surat penerusan", MediaType = "application/pdf", Size = Letter.Length,
        Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Letter)),
    };

    /// <summary>Shares a document with the holder of the identification task.</summary>
    public static ShareDocumentRequest NewShare(string documentId) => new() { RequestId = NewId(), DocumentId = documentId, OfficeId = Standing.Personnel };

    /// <summary>Sends the document that was announced.</summary>
    public static async Task SendAsync(World world, string uploadId, int offset, Metadata headers)
    {
        using var call = world.Documents.UploadDocument(headers);
        try
        {
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Header = new UploadDocumentRequest.Types.Header { UploadId = uploadId, Offset = offset } });
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(Letter, offset, Letter.Length - offset) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // It takes no more: the answer says why.
        }

        await call;
    }

    private static NewLetter NewReceipt() => new() { Kind = LetterKind.Receipt, Number = Document, Place = "Pelaihari", SignatoryName = "Fulan", SignatoryPost = "Ketua" };

    /// <summary>Calls each of the three services, which must end it alike.</summary>
    private Func<Metadata, Task<bool>> Alike(Func<OperationsService.OperationsServiceClient, Metadata, Task> call) => async headers =>
    {
        var errors = new List<RpcException?>();
        foreach (var service in world.Operations)
        {
            try
            {
                await call(service, headers);
                errors.Add(null);
            }
            catch (RpcException e)
            {
                errors.Add(e);
            }
        }

        errors.Select(error => error?.Reason()).Distinct().Count().ShouldBe(1);
        return errors[0] is { } refused ? throw refused : true;
    };

    /// <summary>The same of one that is not there: who operates the network is told so, and of what was named.</summary>
    private Func<Metadata, Task<bool>> Missing(Func<OperationsService.OperationsServiceClient, Metadata, Task> call) => async headers =>
    {
        try
        {
            return await Alike(call)(headers);
        }
        catch (RpcException e) when (e.Detail<Google.Rpc.ResourceInfo>() is { ResourceType: "parked fact" or "outbox fact" })
        {
            return true;
        }
    };

    private static string Operations(string method) => $"/{OperationsService.Descriptor.FullName}/{method}";

    private static string Letters(string method) => $"/{LetterService.Descriptor.FullName}/{method}";

    private static string Documents(string method) => $"/{DocumentService.Descriptor.FullName}/{method}";

    private static string Transfers(string method) => $"/{TransferService.Descriptor.FullName}/{method}";

    private static string Twins(string method) => $"/{DuplicateService.Descriptor.FullName}/{method}";

    private static string Registers(string method) => $"/{RegisterService.Descriptor.FullName}/{method}";

    private static string Vault(string method) => $"/{ReporterService.Descriptor.FullName}/{method}";

    private static string Procedure(string method) => $"/{ProcedureService.Descriptor.FullName}/{method}";

    private static string Cases(string method) => $"/{CaseService.Descriptor.FullName}/{method}";

    private static string Statistics(string method) => $"/{StatisticsService.Descriptor.FullName}/{method}";

    private static string Tasks(string method) => $"/{TaskService.Descriptor.FullName}/{method}";

    private static string Officers(string method) => $"/{OfficerService.Descriptor.FullName}/{method}";

    private static string Plans(string method) => $"/{PlanService.Descriptor.FullName}/{method}";

    private static string Tracks(string method) => $"/{TrackService.Descriptor.FullName}/{method}";

    private static string Referrals(string method) => $"/{ReferralService.Descriptor.FullName}/{method}";

    private static string Successions(string method) => $"/{SuccessionService.Descriptor.FullName}/{method}";

    private static string Mandates(string method) => $"/{MandateService.Descriptor.FullName}/{method}";

    private static string Channels(string method) => $"/{ChannelService.Descriptor.FullName}/{method}";

    private static string Rosters(string method) => $"/{RosterService.Descriptor.FullName}/{method}";

    private static string Notices(string method) => $"/{NotificationService.Descriptor.FullName}/{method}";

    private static string Reference(string method) => $"/{ReferenceService.Descriptor.FullName}/{method}";

    private static string NewId() => Guid.NewGuid().ToString();
}
