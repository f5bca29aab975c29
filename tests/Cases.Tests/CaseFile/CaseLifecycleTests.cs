using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.CaseFile;

public sealed class CaseLifecycleTests(CasesFixture cases)
{
    private static readonly string[] Commands = [CaseLifecycle.Identify, CaseLifecycle.Study, CaseLifecycle.Register, CaseLifecycle.Recuse, CaseLifecycle.Close];

    /// <summary>Written by hand from the procedure, not from the table in the code.</summary>
    public static TheoryData<CaseState, string> Allowed => new()
    {
        { CaseState.InitialStudy, "IdentifyPerson CompleteInitialStudy RecuseOffice CloseCase" },
        { CaseState.AwaitingCompletion, "IdentifyPerson CompleteInitialStudy RecuseOffice CloseCase" },
        { CaseState.Studied, "IdentifyPerson RegisterCase RecuseOffice CloseCase" },
        { CaseState.FindingProposed, "IdentifyPerson RegisterCase RecuseOffice CloseCase" },
        { CaseState.Tracing, "IdentifyPerson RegisterCase RecuseOffice CloseCase" },
        { CaseState.Registered, "IdentifyPerson RecuseOffice" },
        { CaseState.NotRegistered, "" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_state_allows_exactly_the_steps_of_the_procedure_and_names_them_when_it_refuses(CaseState state, string allowed)
    {
        var words = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var command in Commands)
        {
            var file = await InStateAsync(state);
            if (words.Contains(command))
            {
                await RunAsync(command, file);
                continue;
            }

            var error = await Should.ThrowAsync<Grpc.Core.RpcException>(() => RunAsync(command, file));
            error.StatusCode.ShouldBe(Grpc.Core.StatusCode.FailedPrecondition);
            var facts = error.Detail<Google.Rpc.ErrorInfo>()!;
            facts.Reason.ShouldBe("TRANSITION_NOT_ALLOWED");
            facts.Metadata["command"].ShouldBe(command);
            facts.Metadata["allowed"].ShouldBe(words.Length == 0 ? "-" : string.Join(", ", words));
            (await GetAsync(file.Id)).Etag.ShouldBe(file.Etag);
        }
    }

    [Fact]
    public void The_procedure_has_a_row_for_every_state() =>
        Enum.GetValues<CaseState>().Where(state => state != CaseState.Unspecified).ShouldBe(CaseLifecycle.Table.Keys, ignoreOrder: true);

    private async Task<Contracts.Cases.V1.Case> InStateAsync(CaseState state)
    {
        var request = CasesFixture.Report();
        request.Kind = state switch
        {
            CaseState.FindingProposed => CaseKind.Finding,
            CaseState.Tracing => CaseKind.Information,
            _ => CaseKind.Report,
        };
        var file = await cases.RaiseAsync(request);
        file = state switch
        {
            CaseState.AwaitingCompletion => await cases.StudyAsync(file, met: false),
            CaseState.Studied => await cases.StudyAsync(file),
            CaseState.Registered => await cases.RegisterAsync(await cases.StudyAsync(file)),
            CaseState.NotRegistered => await CloseAsync(file),
            _ => file,
        };
        file.State.ShouldBe(state);
        return file;
    }

    private Task RunAsync(string command, Contracts.Cases.V1.Case file) => command switch
    {
        CaseLifecycle.Study => cases.StudyAsync(file),
        CaseLifecycle.Register => cases.RegisterAsync(file),
        CaseLifecycle.Recuse => cases.RecuseAsync(file, "kpu-63.01"),
        CaseLifecycle.Close => CloseAsync(file),
        _ => IdentifyAsync(file),
    };

    private async Task<Contracts.Cases.V1.Case> CloseAsync(Contracts.Cases.V1.Case file) => (await cases.Client.CloseCaseAsync(
        new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = CloseReason.Late, Note = "Lewat tujuh hari" },
        cases.Service.As(CasesFixture.TanahLaut))).Case;

    private async Task<Contracts.Cases.V1.Case> IdentifyAsync(Contracts.Cases.V1.Case file) => (await cases.Client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Budi Fulan",
            SubjectKind = Contracts.Common.V1.SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Kepala seksi",
        },
        cases.Service.As(CasesFixture.TanahLaut))).Case;

    private async Task<Contracts.Cases.V1.Case> GetAsync(string id) =>
        (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = id }, cases.Service.As(CasesFixture.TanahLaut))).Case;
}
