using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Cases.Tests.Access;

/// <summary>News of a task are still on their way: Agencies is asked, and nothing waits for its answer meanwhile.</summary>
public sealed class LateNewsTests : IAsyncLifetime
{
    private const string Personnel = "bkpsdm-63.72";
    private const string Stranger = "kpu-64.02";

    private readonly Agencies _agencies = new();
    private PeerServer _peer = null!;
    private ServiceUnderTest<CasesDb> _service = null!;
    private CaseService.CaseServiceClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _peer = await PeerServer.StartAsync(_agencies);
        _service = await ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), "2024-10-14T09:00+08:00x1", $"--Services:Agencies={_peer.Address}");
        _client = new CaseService.CaseServiceClient(_service.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_holds_another_task_already_may_identify_as_soon_as_Agencies_says_so()
    {
        var file = await RaiseAsync();
        var other = new TaskSnapshot(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, Personnel, Guid.Parse(file.Id), null, null, "situation-note",
            "Mencatat", "Note", Personnel, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);
        await _service.TellAsync(new TaskOpened(other));
        await Eventually.Be(async () => await _client.ListCasesAsync(new ListCasesRequest(), _service.As(Personnel)), list => list.Cases.Count == 1);

        (await Errors.Refused(IdentifyAsync(file))).StatusCode.ShouldBe(StatusCode.NotFound);
        _agencies.Holding = (Personnel, file.Persons[0].Id);

        (await IdentifyAsync(file)).Case.Persons[0].Identified.ShouldBeTrue();
        (await Errors.Refused(_client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, _service.As(Stranger)))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task While_Agencies_is_asked_others_write()
    {
        var file = await RaiseAsync();
        _agencies.Answer = new TaskCompletionSource();
        var waiting = IdentifyAsync(file).ResponseAsync;
        await _agencies.Asked.Task;

        await RaiseAsync();
        waiting.IsCompleted.ShouldBeFalse();

        _agencies.Answer.SetResult();
        (await Should.ThrowAsync<RpcException>(waiting)).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task That_Agencies_does_not_believe_this_service_is_no_fault_of_the_caller()
    {
        var file = await RaiseAsync();
        _agencies.Refuses = true;

        var error = await Errors.Refused(IdentifyAsync(file));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unavailable, "PEER_UNAVAILABLE"));
    }

    private async Task<Case> RaiseAsync() =>
        (await _client.RaiseCaseAsync(CasesFixture.Report(CasesFixture.Person("")), _service.As(CasesFixture.TanahLaut))).Case;

    private AsyncUnaryCall<IdentifyPersonResponse> IdentifyAsync(Case file) => _client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Citra Fulan",
            SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Camat",
        },
        _service.As(Personnel));

    /// <summary>The other side of the contract: says who holds which person's identification task.</summary>
    private sealed class Agencies : TaskService.TaskServiceBase
    {
        public (string Office, string PersonId)? Holding { get; set; }

        public bool Refuses { get; set; }

        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource? Answer { get; set; }

        public override async Task<ListTasksResponse> ListTasks(ListTasksRequest request, ServerCallContext context)
        {
            Asked.TrySetResult();
            if (Refuses)
            {
                throw new RpcException(new Status(StatusCode.Unauthenticated, "as told"));
            }

            await (Answer?.Task ?? Task.CompletedTask);
            var answer = new ListTasksResponse();
            if (Holding is { } holding && holding.Office == request.OfficeId)
            {
                answer.Tasks.Add(new Contracts.Agencies.V1.Task { Step = "identify-person", PersonId = holding.PersonId, State = TaskState.Open });
            }

            return answer;
        }
    }
}
