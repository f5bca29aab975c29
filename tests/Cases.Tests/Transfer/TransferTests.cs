using Grpc.Core;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Transfer;

/// <summary>A case goes to another office.</summary>
public sealed class TransferTests(CasesFixture cases)
{
    private const string Sender = CasesFixture.TanahLaut;
    private readonly TransferOffice _office = new(cases);

    [Fact]
    public async Task An_offered_case_stays_where_it_is_and_the_other_office_sees_what_it_must_answer()
    {
        var file = await _office.RaiseAsync();
        using var stream = cases.Client.WatchCases(new WatchCasesRequest(), cases.Service.As(TransferOffice.Other));
        await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);

        var offered = await _office.OfferAsync(file);

        (offered.HandlingOfficeId, offered.OfferedOfficeId, offered.State).ShouldBe((Sender, TransferOffice.Other, CaseState.InitialStudy));
        offered.Handovers.ShouldHaveSingleItem().Note.ShouldBe("Perbuatan di Palangka Raya");
        var seen = await _office.GetAsync(file, TransferOffice.Other);
        (seen.View, seen.Persons[0].Name, seen.Handovers[0].Note, seen.OfferedOfficeId).ShouldBe((CaseView.NeedToKnow, "", "", TransferOffice.Other));
        (await _office.ListsAsync(file, TransferOffice.Other)).ShouldBeTrue();
        await stream.ReadUntilAsync(message => message.Case?.Id == file.Id);
        (await cases.StudyAsync(file)).State.ShouldBe(CaseState.Studied);
    }

    [Fact]
    public async Task Once_accepted_the_other_office_handles_it_and_the_first_loses_it_in_list_read_and_stream_whatever_tasks_it_had()
    {
        var file = await _office.RaiseAsync();
        var mirror = TransferOffice.TaskIn(file, Sender, "initial-study");
        await cases.Service.TellAsync(new TaskOpened(mirror));
        using var all = cases.Client.WatchCases(new WatchCasesRequest(), cases.Service.As(Sender));
        using var own = cases.Client.WatchCases(new WatchCasesRequest { HandlingOfficeId = Sender }, cases.Service.As(Sender));
        await all.ReadUntilAsync(message => message.SnapshotEnd is not null);
        await own.ReadUntilAsync(message => message.SnapshotEnd is not null);

        await _office.OfferAsync(file);
        var accepted = await _office.AcceptAsync(file);
        await cases.Service.TellAsync(new TaskCompleted(mirror with { Version = 2 }));

        (accepted.View, accepted.HandlingOfficeId, accepted.OfferedOfficeId, accepted.TimeZone).ShouldBe((CaseView.Full, TransferOffice.Other, "", "Asia/Jakarta"));
        await _office.IsHiddenAsync(file, Sender);
        await _office.IsHiddenAsync(file, CasesFixture.SouthKalimantan);
        await all.ReadUntilAsync(message => message.RemovedCaseId == file.Id);
        await own.ReadUntilAsync(message => message.RemovedCaseId == file.Id);
        (await _office.GetAsync(file, "bawaslu-62")).View.ShouldBe(CaseView.Full);
        (await cases.StudyAsync(file, office: TransferOffice.Other)).State.ShouldBe(CaseState.Studied);
        (await Errors.Refused(_office.Client.TransferCaseAsync(TransferOffice.Offer(file, "bawaslu-63"), cases.Service.As(Sender)))).StatusCode.ShouldBeOneOf(StatusCode.NotFound, StatusCode.Unavailable);
        var events = await _office.EventsAsync(file, TransferOffice.Other);
        events.Select(one => one.Type).ShouldBe(["CASE_RAISED", "TASK_OPENED", "TRANSFER_OFFERED", "CASE_TRANSFERRED", "TASK_COMPLETED", "INITIAL_STUDY_COMPLETED"]);
        (events[3].OfficeId, events[3].Facts["from_office_id"], events[3].Facts["to_office_id"]).ShouldBe((TransferOffice.Other, Sender, TransferOffice.Other));
    }

    [Fact]
    public async Task The_office_above_answers_an_offer_as_any_other()
    {
        var file = await _office.RaiseAsync();
        await _office.OfferAsync(file, CasesFixture.SouthKalimantan);
        (await _office.GetAsync(file, CasesFixture.SouthKalimantan)).View.ShouldBe(CaseView.Full);

        (await _office.DeclineAsync(file, CasesFixture.SouthKalimantan)).Handovers[0].State.ShouldBe(HandoverState.Declined);
        await _office.OfferAsync(file, CasesFixture.SouthKalimantan);
        (await _office.AcceptAsync(file, CasesFixture.SouthKalimantan)).HandlingOfficeId.ShouldBe(CasesFixture.SouthKalimantan);
    }

    [Fact]
    public async Task A_case_that_comes_back_is_its_first_offices_again()
    {
        var file = await _office.RaiseAsync();
        await _office.OfferAsync(file);
        await _office.AcceptAsync(file);
        await _office.OfferAsync(file, Sender, TransferOffice.Other);

        (await _office.AcceptAsync(file, Sender)).View.ShouldBe(CaseView.Full);

        await _office.IsHiddenAsync(file, TransferOffice.Other);
        (await _office.GetAsync(file, Sender)).Handovers.Select(handover => handover.State).ShouldBe([HandoverState.Accepted, HandoverState.Accepted]);
    }

    [Theory]
    [InlineData(TransferOffice.Other, HandoverState.Declined, "TRANSFER_DECLINED")]
    [InlineData(Sender, HandoverState.Recalled, "TRANSFER_RECALLED")]
    public async Task A_declined_or_recalled_offer_leaves_the_case_where_it_was(string office, HandoverState state, string type)
    {
        var file = await _office.OfferAsync(await _office.RaiseAsync());

        await _office.DeclineAsync(file, office);

        var after = await _office.GetAsync(file, Sender);
        (after.HandlingOfficeId, after.OfferedOfficeId, after.Handovers[0].State, after.Handovers[0].AnswerNote).ShouldBe((Sender, "", state, "Bukan wilayah kami"));
        await _office.IsHiddenAsync(file, TransferOffice.Other);
        (await _office.EventsAsync(file))[^1].Type.ShouldBe(type);
        (await _office.OfferAsync(file)).OfferedOfficeId.ShouldBe(TransferOffice.Other);
    }

    [Fact]
    public async Task The_office_above_takes_a_case_over_at_once_with_its_number_and_the_running_clock()
    {
        var procedure = new ProcedureOffice(cases);
        var file = await _office.OfferAsync(await procedure.RegisteredAsync());
        var clocks = await ClocksAsync();

        var taken = await _office.TakeOverAsync(file);

        (taken.HandlingOfficeId, taken.State, taken.OfficialNumber.Text).ShouldBe((CasesFixture.SouthKalimantan, CaseState.Registered, file.OfficialNumber.Text));
        taken.Handovers.Select(handover => handover.State).ShouldBe([HandoverState.Lapsed, HandoverState.TakenOver]);
        await _office.IsHiddenAsync(file, Sender);
        await _office.IsHiddenAsync(file, TransferOffice.Other);
        (await _office.GetAsync(file, "bawaslu-ri")).View.ShouldBe(CaseView.Full);
        (await ClocksAsync()).ShouldBe(clocks);

        async Task<ExplainDeadlinesResponse> ClocksAsync() => await procedure.Client.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.SouthKalimantan));
    }

    [Fact]
    public async Task Two_that_take_over_at_once_do_so_once()
    {
        var file = await _office.RaiseAsync();

        var ends = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                var request = TransferOffice.TakeOver(file);
                request.Etag = file.Etag;
                await _office.Client.TakeOverCaseAsync(request, cases.Service.As(CasesFixture.SouthKalimantan));
                return "";
            }
            catch (RpcException e)
            {
                return e.Reason();
            }
        }));

        // The second finds that it is the handling office already, or that the case has changed.
        ends.Count(end => end.Length == 0).ShouldBe(1);
        ends.ShouldContain(end => end == "ETAG_MISMATCH" || end == "NOT_ALLOWED");
        (await _office.EventsAsync(file, CasesFixture.SouthKalimantan)).Count(one => one.Type == "CASE_TAKEN_OVER").ShouldBe(1);
    }

    [Fact]
    public async Task An_offer_lapses_when_the_case_ends_or_the_other_office_comes_to_keep_out()
    {
        var ended = await _office.OfferAsync(await _office.RaiseAsync());
        await cases.Client.CloseCaseAsync(new CloseCaseRequest { RequestId = TransferOffice.Id(), CaseId = ended.Id, Reason = CloseReason.Late }, cases.Service.As(Sender));
        var recused = await _office.OfferAsync(await _office.RaiseAsync());
        await cases.RecuseAsync(recused, TransferOffice.Other);

        foreach (var file in new[] { ended, recused })
        {
            (await _office.GetAsync(file, Sender)).Handovers[0].State.ShouldBe(HandoverState.Lapsed);
            (await _office.EventsAsync(file))[^1].Type.ShouldBe("TRANSFER_LAPSED");
            await Eventually.Be(() => Task.FromResult(cases.Service.Heard.Values.OfType<CaseHandedOver>().Count(fact => fact.Case.CaseId.ToString() == file.Id && fact.Handover.State == "LAPSED")), count => count == 1);
            await _office.IsHiddenAsync(file, TransferOffice.Other);
        }

        (await Errors.Refused(_office.Client.TransferCaseAsync(TransferOffice.Offer(recused), cases.Service.As(Sender)))).BadFields().ShouldBe(["office_id"]);
    }

    [Fact]
    public async Task What_cannot_be_offered_or_answered_is_refused_with_the_reason()
    {
        var file = await _office.RaiseAsync();
        await cases.Service.TellAsync(new TaskOpened(TransferOffice.TaskIn(file, "kpu-63.01", "check-candidacy")));
        var accept = new AcceptTransferRequest { RequestId = TransferOffice.Id(), CaseId = file.Id, DocumentNumber = TransferOffice.Letter };

        (await ReasonAsync(_office.Client.AcceptTransferAsync(accept, cases.Service.As("kpu-63.01")))).ShouldBe("NO_TRANSFER_OFFERED");
        (await ReasonAsync(_office.Client.AcceptTransferAsync(accept, cases.Service.As(Sender)))).ShouldBe("NOT_ALLOWED");
        (await ReasonAsync(_office.Client.TakeOverCaseAsync(TransferOffice.TakeOver(file), cases.Service.As(Sender)))).ShouldBe("NOT_ALLOWED");
        (await Errors.Refused(_office.Client.TransferCaseAsync(TransferOffice.Offer(file, Sender), cases.Service.As(Sender)))).BadFields().ShouldBe(["office_id"]);
        (await Errors.Refused(_office.Client.TransferCaseAsync(TransferOffice.Offer(file, "kpu-63"), cases.Service.As(Sender)))).BadFields().ShouldBe(["office_id"]);
        await _office.OfferAsync(file);
        (await ReasonAsync(_office.Client.TransferCaseAsync(TransferOffice.Offer(file, "bawaslu-63"), cases.Service.As(Sender)))).ShouldBe("TRANSFER_OFFERED");
        (await ReasonAsync(_office.Client.AcceptTransferAsync(accept, cases.Service.As("kpu-63.01")))).ShouldBe("NO_TRANSFER_OFFERED");
        (await Errors.Refused(_office.Client.TransferCaseAsync(new TransferCaseRequest { CaseId = "x", OfficeId = "bawaslu-99" }, cases.Service.As(Sender)))).BadFields()
            .ShouldBe(["request_id", "case_id", "document_number", "reason", "office_id"], ignoreOrder: true);
    }

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await Errors.Refused(call)).Reason();
}
