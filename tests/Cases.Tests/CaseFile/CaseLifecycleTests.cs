using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.CaseFile;

public sealed class CaseLifecycleTests(CasesFixture cases)
{
    private const string Hand = " TransferCase AcceptTransfer DeclineTransfer TakeOverCase CorrectEntry";
    private const string Merge = " MergeCases";

    /// <summary>Steps of other offices, or of two cases: they have tests of their own.</summary>
    private static readonly string[] OfOthers =
        [CaseLifecycle.Transfer, CaseLifecycle.Accept, CaseLifecycle.Decline, CaseLifecycle.TakeOver, CaseLifecycle.Correct, CaseLifecycle.Reopen, CaseLifecycle.Merge];

    private readonly ProcedureOffice _office = new(cases);

    /// <summary>Written by hand from the procedure, not from the table in the code.</summary>
    public static TheoryData<CaseState, string> Allowed => new()
    {
        { CaseState.InitialStudy, "IdentifyPerson RecuseOffice AddAllegation CompleteInitialStudy CloseCase WithdrawReport" + Hand + Merge },
        { CaseState.AwaitingCompletion, "IdentifyPerson RecuseOffice AddAllegation CompleteInitialStudy CompleteReport CloseCase WithdrawReport" + Hand + Merge },
        { CaseState.Studied, "IdentifyPerson RecuseOffice AddAllegation RegisterCase CloseCase WithdrawReport" + Hand + Merge },
        { CaseState.FindingProposed, "IdentifyPerson RecuseOffice AddAllegation RegisterCase CloseCase" + Hand + Merge },
        { CaseState.Tracing, "IdentifyPerson RecuseOffice AddAllegation RegisterCase CloseCase ForwardCase" + Hand + Merge },
        { CaseState.Registered, "IdentifyPerson RecuseOffice AddAllegation InviteToHearing ExtendHandling CompleteStudy WithdrawReport" + Hand + Merge },
        { CaseState.Clarification, "IdentifyPerson RecuseOffice AddAllegation InviteToHearing RecordHearing ExtendHandling CompleteStudy WithdrawReport" + Hand + Merge },
        { CaseState.StudyCompleted, "IdentifyPerson RecuseOffice AddAllegation ExtendHandling DecideCase WithdrawReport" + Hand + Merge },
        { CaseState.Decided, "RecuseOffice AnnounceStatus ForwardCase" + Hand },
        { CaseState.StatusAnnounced, "RecuseOffice ForwardCase ConcludeCase" + Hand },
        { CaseState.Forwarded, "RecuseOffice AnnounceStatus ForwardCase ConcludeCase" + Hand },
        { CaseState.NotRegistered, "ReopenCase" },
        { CaseState.Concluded, "ReopenCase" },
        { CaseState.Withdrawn, "ReopenCase" },
        { CaseState.Merged, "" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_state_allows_exactly_the_steps_of_the_procedure_and_names_them_when_it_refuses(CaseState state, string allowed)
    {
        var words = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var refusing = await InStateAsync(state);
        foreach (var command in CaseLifecycle.Steps.Select(step => step.Command).Except(OfOthers))
        {
            if (words.Contains(command))
            {
                await RunAsync(command, await InStateAsync(state));
                continue;
            }

            var error = await Should.ThrowAsync<Grpc.Core.RpcException>(() => RunAsync(command, refusing), $"{state} allows {command}");
            error.StatusCode.ShouldBe(Grpc.Core.StatusCode.FailedPrecondition);
            var facts = error.Detail<Google.Rpc.ErrorInfo>()!;
            facts.Reason.ShouldBe("TRANSITION_NOT_ALLOWED");
            facts.Metadata["command"].ShouldBe(command);
            facts.Metadata["state"].ShouldBe(Contracts.Words.Of(state));
            facts.Metadata["allowed"].ShouldBe(words.Length == 0 ? "-" : string.Join(", ", words));
        }

        (await GetAsync(refusing.Id)).Etag.ShouldBe(refusing.Etag);
    }

    [Fact]
    public void The_procedure_has_a_row_for_every_state() =>
        Enum.GetValues<CaseState>().Where(state => state != CaseState.Unspecified).ShouldBe(CaseLifecycle.Table.Keys, ignoreOrder: true);

    private async Task<Case> InStateAsync(CaseState state)
    {
        var file = state switch
        {
            CaseState.FindingProposed or CaseState.Tracing => await cases.RaiseAsync(Early(state == CaseState.Tracing ? CaseKind.Information : CaseKind.Finding)),
            CaseState.InitialStudy => await cases.RaiseAsync(),
            CaseState.AwaitingCompletion => await cases.StudyAsync(await cases.RaiseAsync(), met: false),
            CaseState.Studied => await cases.StudyAsync(await cases.RaiseAsync()),
            CaseState.NotRegistered => await CloseAsync(await cases.RaiseAsync()),
            CaseState.Merged => await MergedAsync(),
            CaseState.Withdrawn => await _office.WithdrawAsync(await cases.RaiseAsync()),
            CaseState.Registered => await _office.RegisteredAsync(),
            CaseState.Clarification => await _office.InviteAsync(await _office.RegisteredAsync()),
            CaseState.StudyCompleted => await _office.StudiedAsync(),
            CaseState.Decided => await _office.DecideAsync(await _office.StudiedAsync(), Outcome.ViolationDiscipline),
            CaseState.StatusAnnounced => await AnnouncedAsync(Outcome.NotProven),
            CaseState.Forwarded => await _office.ForwardAsync(await _office.DecideAsync(await _office.StudiedAsync(), Outcome.ViolationDiscipline)),
            _ => await _office.ConcludeAsync(await AnnouncedAsync(Outcome.NotProven)),
        };
        file.State.ShouldBe(state);
        return file;
    }

    private async Task<Case> MergedAsync()
    {
        var (one, other) = (await cases.RaiseAsync(), await cases.RaiseAsync());
        await new DuplicateService.DuplicateServiceClient(cases.Service.PatientChannel).MergeCasesAsync(
            new MergeCasesRequest { RequestId = Guid.NewGuid().ToString(), CaseId = one.Id, IntoCaseId = other.Id, DocumentNumber = "1/2024", Reason = "Sama" }, _office.Headers);
        return await GetAsync(one.Id);
    }

    private async Task<Case> AnnouncedAsync(Outcome outcome) => await _office.AnnounceAsync(await _office.DecideAsync(await _office.StudiedAsync(), outcome));

    private Task RunAsync(string command, Case file) => command switch
    {
        CaseLifecycle.Identify => IdentifyAsync(file),
        CaseLifecycle.Recuse => cases.RecuseAsync(file, "kpu-63.01"),
        CaseLifecycle.Allege => _office.AllegeAsync(file, file.Persons[0].Id, file.Kind == CaseKind.Report ? "DIS-06" : "ETH-03"),
        CaseLifecycle.Study => cases.StudyAsync(file),
        CaseLifecycle.CompleteReport => _office.CompleteAsync(file),
        CaseLifecycle.Register => cases.RegisterAsync(file),
        CaseLifecycle.Close => CloseAsync(file),
        CaseLifecycle.Invite => _office.InviteAsync(file),
        CaseLifecycle.Hear => _office.HearAsync(file),
        CaseLifecycle.Extend => _office.ExtendAsync(file),
        CaseLifecycle.CompleteStudy => _office.StudyAsync(file),
        CaseLifecycle.Decide => _office.DecideAsync(file, Outcome.NotProven),
        CaseLifecycle.Announce => _office.AnnounceAsync(file),
        CaseLifecycle.Forward => ForwardAsync(file),
        CaseLifecycle.Conclude => ConcludeAsync(file),
        CaseLifecycle.Withdraw => _office.WithdrawAsync(file),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No test takes this step."),
    };

    /// <summary>After the status is known, a person with a violation is forwarded: the one who is not proven is no example. After a letter, the person whom it left out.</summary>
    private async Task ForwardAsync(Case file)
    {
        var example = file.State switch
        {
            CaseState.StatusAnnounced => await AnnouncedAsync(Outcome.ViolationDiscipline),
            CaseState.Forwarded => await HalfForwardedAsync(),
            _ => file,
        };
        await _office.ForwardAsync(example, example.Persons[^1].Id);
    }

    private async Task<Case> HalfForwardedAsync()
    {
        var report = CasesFixture.Report(CasesFixture.Person("Ahmad Fulan"), CasesFixture.Person("Budi Fulan"));
        var file = await _office.DecideAsync(await _office.StudiedAsync(report), Outcome.ViolationDiscipline);
        return await _office.ForwardAsync(file, file.Persons[0].Id);
    }

    /// <summary>A case that was forwarded ends when its status is known.</summary>
    private async Task ConcludeAsync(Case file) => await _office.ConcludeAsync(file.State == CaseState.Forwarded ? await _office.AnnounceAsync(file) : file);

    /// <summary>An act before the candidates were fixed: information of it may be forwarded as it is.</summary>
    private static RaiseCaseRequest Early(CaseKind kind)
    {
        var request = CasesFixture.Report();
        (request.Kind, request.ActDate, request.KnownDate) = (kind, "2024-09-01", "2024-10-12");
        return request;
    }

    private async Task<Case> CloseAsync(Case file) => (await cases.Client.CloseCaseAsync(
        new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = CloseReason.Late, Note = "Lewat tujuh hari" },
        cases.Service.As(CasesFixture.TanahLaut))).Case;

    private async Task<Case> IdentifyAsync(Case file) => (await cases.Client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Budi Fulan",
            SubjectKind = Contracts.Common.V1.SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Kepala seksi",
        },
        cases.Service.As(CasesFixture.TanahLaut))).Case;

    private async Task<Case> GetAsync(string id) =>
        (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = id }, cases.Service.As(CasesFixture.TanahLaut))).Case;
}
