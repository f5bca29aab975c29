using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Cases.Tests;

/// <summary>A Cases service beside an Agencies that knows of no task, so that what is hidden is NOT_FOUND. Its clock begins on Monday 14 October
/// 2024, 09:00 WITA, and runs a thousand times as fast as the real one: an hour is 3.6 seconds.</summary>
public sealed class LoneCases : IAsyncLifetime
{
    private PeerServer _agencies = null!;

    /// <summary>Hears the service at work.</summary>
    public CallWork Work { get; } = new();

    public ServiceUnderTest<CasesDb> Service { get; private set; } = null!;

    public CaseService.CaseServiceClient Client { get; private set; } = null!;

    public Metadata Handler => Service.As(CasesFixture.TanahLaut, RoleWords.Any);

    public async ValueTask InitializeAsync()
    {
        _agencies = await PeerServer.StartAsync(new NoTasks());
        Service = await ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), "2024-10-14T09:00+08:00x1000", $"--Services:Agencies={_agencies.Address}");
        Client = new CaseService.CaseServiceClient(Service.PatientChannel);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _agencies.DisposeAsync();
        Work.Dispose();
    }

    /// <summary>A report in Tanah Laut.</summary>
    public async Task<Contracts.Cases.V1.Case> RaiseAsync(params NewReportedPerson[] persons) => (await Client.RaiseCaseAsync(CasesFixture.Report(persons), Handler)).Case;

    /// <summary>A piece of evidence in a case; its id.</summary>
    public async Task<string> DocumentAsync(Contracts.Cases.V1.Case file)
    {
        byte[] bytes = [.. "%PDF-1.7"u8];
        var documents = new DocumentService.DocumentServiceClient(Service.PatientChannel);
        var upload = (await documents.BeginUploadAsync(
            new BeginUploadRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Type = DocumentType.Evidence, Title = "Foto", MediaType = "application/pdf", Size = bytes.Length,
                Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)),
            },
            Handler)).Upload;
        using var call = documents.UploadDocument(Handler);
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Header = new UploadDocumentRequest.Types.Header { UploadId = upload.Id } });
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(bytes) });
        await call.RequestStream.CompleteAsync();
        return (await call).Document.Id;
    }

    /// <summary>The other side of the contract: nobody holds anything.</summary>
    private sealed class NoTasks : TaskService.TaskServiceBase
    {
        public override Task<ListTasksResponse> ListTasks(ListTasksRequest request, ServerCallContext context) => Task.FromResult(new ListTasksResponse());
    }
}

/// <summary>Tests that share one, one after the other.</summary>
[CollectionDefinition]
public sealed class OneLoneCases : ICollectionFixture<LoneCases>;
