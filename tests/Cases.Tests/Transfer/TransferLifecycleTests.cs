using Grpc.Core;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Transfer;

/// <summary>In which states a case is handed over, corrected and reopened.</summary>
public sealed class TransferLifecycleTests(CasesFixture cases)
{
    private readonly TransferOffice _office = new(cases);
    private readonly ProcedureOffice _procedure = new(cases);

    /// <summary>Written by hand: what is open is handed over and corrected, what has ended is reopened.</summary>
    public static TheoryData<CaseState> Open =>
    [
        CaseState.InitialStudy, CaseState.AwaitingCompletion, CaseState.Studied, CaseState.FindingProposed, CaseState.Tracing, CaseState.Registered,
        CaseState.Clarification, CaseState.StudyCompleted, CaseState.Decided, CaseState.StatusAnnounced, CaseState.Forwarded,
    ];

    public static TheoryData<CaseState> Ended => [CaseState.NotRegistered, CaseState.Concluded, CaseState.Withdrawn];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task What_is_open_is_corrected_and_handed_over_in_its_state_and_not_reopened(CaseState state)
    {
        var file = await InStateAsync(state);

        await RefusesAsync(state, "ReopenCase", file, headers => _office.Client.ReopenCaseAsync(Reopen(file), headers));
        (await _office.CorrectAsync(file)).ActDate.ShouldBe("2024-10-09");
        await _office.OfferAsync(file);
        await _office.DeclineAsync(file);
        await _office.OfferAsync(file, "bawaslu-63.72");
        await _office.AcceptAsync(file, "bawaslu-63.72");
        var after = await _office.TakeOverAsync(file);
        (after.State, after.HandlingOfficeId).ShouldBe((state, CasesFixture.SouthKalimantan));
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public async Task What_has_ended_is_reopened_to_where_it_stood_and_nothing_else(CaseState state)
    {
        var file = await InStateAsync(state);

        await RefusesAsync(state, "TransferCase", file, headers => _office.Client.TransferCaseAsync(TransferOffice.Offer(file), headers));
        await RefusesAsync(state, "DeclineTransfer", file, headers => _office.Client.DeclineTransferAsync(
            new DeclineTransferRequest { RequestId = TransferOffice.Id(), CaseId = file.Id, DocumentNumber = "1", Reason = "x" }, headers));
        await RefusesAsync(state, "TakeOverCase", file, _ => _office.Client.TakeOverCaseAsync(TransferOffice.TakeOver(file), cases.Service.As(CasesFixture.SouthKalimantan)));
        await RefusesAsync(state, "CorrectEntry", file, headers => _office.Client.CorrectEntryAsync(
            TransferOffice.Correction(file, new CorrectEntryRequest { ActDate = "2024-10-09" }), headers));
        var before = state switch { CaseState.NotRegistered => CaseState.Studied, CaseState.Concluded => CaseState.Forwarded, _ => CaseState.Registered };
        var after = await _office.ReopenAsync(file);
        (after.State, after.Closing, after.Reopenings[0].CloseReason, after.Reopenings[0].Reason).ShouldBe((before, null, Words.Of(file.Closing.Reason), "Ada bukti baru"));
    }

    private static ReopenCaseRequest Reopen(Case file) => new() { RequestId = TransferOffice.Id(), CaseId = file.Id, DocumentNumber = "1", Reason = "Ada bukti baru" };

    private async Task RefusesAsync<T>(CaseState state, string command, Case file, Func<Metadata, AsyncUnaryCall<T>> call)
    {
        var error = await Errors.Refused(call(_procedure.Headers));
        error.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        var facts = error.Detail<Google.Rpc.ErrorInfo>()!;
        (facts.Reason, facts.Metadata["command"], facts.Metadata["state"]).ShouldBe(("TRANSITION_NOT_ALLOWED", command, Words.Of(state)));
        facts.Metadata["allowed"].Split(", ").Contains("ReopenCase").ShouldBe(command != "ReopenCase");
        (await _office.GetAsync(file, CasesFixture.TanahLaut)).Etag.ShouldBe(file.Etag);
    }

    private async Task<Case> InStateAsync(CaseState state)
    {
        var request = CasesFixture.Report();
        request.Kind = state switch { CaseState.FindingProposed => CaseKind.Finding, CaseState.Tracing => CaseKind.Information, _ => CaseKind.Report };
        var file = state switch
        {
            CaseState.InitialStudy or CaseState.FindingProposed or CaseState.Tracing => await _office.RaiseAsync(request),
            CaseState.AwaitingCompletion => await cases.StudyAsync(await _office.RaiseAsync(request), met: false),
            CaseState.Studied => await cases.StudyAsync(await _office.RaiseAsync(request)),
            CaseState.NotRegistered => await CloseAsync(await cases.StudyAsync(await _office.RaiseAsync(request))),
            CaseState.Registered => await _procedure.RegisteredAsync(),
            CaseState.Clarification => await _procedure.InviteAsync(await _procedure.RegisteredAsync()),
            CaseState.Withdrawn => await _procedure.WithdrawAsync(await _procedure.RegisteredAsync()),
            CaseState.StudyCompleted => await _procedure.StudiedAsync(),
            CaseState.Decided => await DecidedAsync(),
            CaseState.StatusAnnounced => await _procedure.AnnounceAsync(await DecidedAsync()),
            CaseState.Forwarded => await _procedure.ForwardAsync(await _procedure.AnnounceAsync(await DecidedAsync())),
            _ => await _procedure.ConcludeAsync(await _procedure.ForwardAsync(await _procedure.AnnounceAsync(await DecidedAsync()))),
        };
        file.State.ShouldBe(state);
        return file;
    }

    private async Task<Case> DecidedAsync() => await _procedure.DecideAsync(await _procedure.StudiedAsync(), Outcome.ViolationDiscipline);

    private async Task<Case> CloseAsync(Case file) => (await cases.Client.CloseCaseAsync(
        new CloseCaseRequest { RequestId = TransferOffice.Id(), CaseId = file.Id, Reason = CloseReason.Late, Note = "Lewat waktu" }, cases.Service.As(CasesFixture.TanahLaut))).Case;
}
