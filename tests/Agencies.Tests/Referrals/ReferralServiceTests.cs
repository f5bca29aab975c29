using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Referrals;

/// <summary>Two offices and one task, over gRPC.</summary>
public sealed class ReferralServiceTests(AgenciesFixture agencies)
{
    private const string Other = "bkpsdm-63.01";
    private const string Stranger = "kpu-64.02";

    private ReferralService.ReferralServiceClient Client => new(agencies.Service.Channel);

    [Fact]
    public async Task A_share_lets_the_other_office_see_the_task_until_it_is_over_and_the_task_stays()
    {
        var task = await agencies.OpenAsync();
        (await Errors.ReasonOf(agencies.Tasks.GetTaskAsync(new() { TaskId = task.Id }, agencies.As(Other)))).ShouldBe("NOT_FOUND");

        var shared = (await Client.ShareTaskAsync(new() { RequestId = NewId(), TaskId = task.Id, ToOfficeId = Other, Reason = ReferralReason.Assistance, Etag = task.Etag }, Holder)).Task;

        var referral = shared.Referrals.ShouldHaveSingleItem();
        (referral.FromOfficeName, referral.ToOfficeName, referral.State, shared.OfficeId).ShouldBe(
            (Given.Reference.Offices.Find(AgenciesFixture.Personnel)!.Name, Given.Reference.Offices.Find(Other)!.Name, ReferralState.InProgress, AgenciesFixture.Personnel));
        (await agencies.GetAsync(task.Id, Other)).ShouldBe(shared);
        (await agencies.OfCaseAsync(Guid.Parse(task.CaseId), Other)).ShouldHaveSingleItem().Id.ShouldBe(task.Id);
        (await Errors.ReasonOf(agencies.Tasks.StartTaskAsync(new() { RequestId = NewId(), TaskId = task.Id }, agencies.As(Other)))).ShouldBe("NOT_ALLOWED");
        (await Client.AcceptReferralAsync(Accept(shared), agencies.As(Other))).Task.Referrals[0].State.ShouldBe(ReferralState.Accepted);
        var finished = new RevokeReferralRequest { RequestId = NewId(), TaskId = task.Id, ReferralId = referral.Id };
        (await Client.RevokeReferralAsync(finished, agencies.As(Other))).Task.ShouldBeNull();
        (await Client.RevokeReferralAsync(finished, agencies.As(Other))).Task.ShouldBeNull("a repeated request answers the same");
        (await agencies.GetAsync(task.Id)).Referrals[0].State.ShouldBe(ReferralState.Done);
        (await Errors.ReasonOf(agencies.Tasks.GetTaskAsync(new() { TaskId = task.Id }, agencies.As(Other)))).ShouldBe("NOT_FOUND");
        var heard = (await agencies.HeardAsync(Guid.Parse(task.CaseId), 4 + 3)).OfType<TaskReferred>().OrderBy(fact => fact.Task.Version).ToList();
        heard.Select(fact => (fact.Referral.State, fact.Task.ActingOfficeId, string.Join(' ', fact.Task.GuestOfficeIds!))).ShouldBe(
            [("IN_PROGRESS", AgenciesFixture.Personnel, Other), ("ACCEPTED", Other, Other), ("DONE", Other, "")]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_offer_lapses_with_its_task_and_with_its_case_and_says_so(bool closes)
    {
        var file = AgenciesFixture.Act();
        var offered = await HandOverAsync(await agencies.OpenAsync(file: file));

        if (closes)
        {
            await agencies.Service.TellAsync(new CaseClosed(file.Closed()));
        }
        else
        {
            await agencies.Tasks.CompleteTaskAsync(new() { RequestId = NewId(), TaskId = offered.Id }, Holder);
        }

        var lapsed = (await Eventually.Be(() => agencies.HeardAsync(file.CaseId, 4 + 1), facts => facts.OfType<TaskReferred>().Count() == 2)).OfType<TaskReferred>().MaxBy(fact => fact.Task.Version)!;
        (lapsed.Referral.ReferralId.ToString(), lapsed.Referral.State, lapsed.Referral.Reason).ShouldBe((offered.Referrals[0].Id, "REVOKED", "LAPSED"));
        (await Errors.ReasonOf(agencies.Tasks.GetTaskAsync(new() { TaskId = offered.Id }, agencies.As(Other)))).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_task_is_handed_over_by_acceptance_only_and_who_rejects_says_why()
    {
        var task = await agencies.OpenAsync();
        var offered = await HandOverAsync(task);
        offered.OfficeId.ShouldBe(AgenciesFixture.Personnel);
        var reject = new RejectReferralRequest { RequestId = NewId(), TaskId = task.Id, ReferralId = offered.Referrals[0].Id };
        (await Errors.Refused(Client.RejectReferralAsync(reject, agencies.As(Other)))).Detail<Google.Rpc.BadRequest>()!.FieldViolations.ShouldHaveSingleItem().Field.ShouldBe("reason");
        reject.Reason = ReferralReason.Capacity;
        (await Client.RejectReferralAsync(reject, agencies.As(Other))).Task.ShouldBeNull();
        (await agencies.GetAsync(task.Id)).Referrals[0].ResponseReason.ShouldBe(ReferralReason.Capacity);

        var again = await HandOverAsync(task);
        var accepted = (await Client.AcceptReferralAsync(Accept(again), agencies.As(Other))).Task;

        (accepted.OfficeId, accepted.KeeperOfficeId, accepted.State, accepted.DueTime).ShouldBe((Other, Other, TaskState.Open, task.DueTime));
        (await Errors.ReasonOf(agencies.Tasks.GetTaskAsync(new() { TaskId = task.Id }, Holder))).ShouldBe("NOT_FOUND");
        (await agencies.Tasks.CompleteTaskAsync(new() { RequestId = NewId(), TaskId = task.Id }, agencies.As(Other))).Task.State.ShouldBe(TaskState.Done);
        (await agencies.HeardAsync(Guid.Parse(task.CaseId), 4 + 6)).OfType<TaskMoved>().ShouldHaveSingleItem().FromOfficeId.ShouldBe(AgenciesFixture.Personnel);
    }

    [Fact]
    public async Task An_office_that_sees_a_task_asks_for_it_and_gets_it_when_the_holder_agrees()
    {
        var task = await agencies.OpenAsync();
        (await Errors.ReasonOf(Client.AskForTaskAsync(Ask(task), agencies.As(Stranger)))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(Client.AskForTaskAsync(Ask(task), Holder))).ShouldBe("NOT_ALLOWED");
        var asked = (await Client.AskForTaskAsync(Ask(task), agencies.As("bkpsdm-63"))).Task;
        (await Errors.ReasonOf(Client.AcceptReferralAsync(Accept(asked), agencies.As("bkpsdm-63")))).ShouldBe("REFERRAL_OF_ANOTHER_OFFICE");
        (await Client.AcceptReferralAsync(Accept(asked), Holder)).Task.ShouldBeNull();
        (await agencies.GetAsync(task.Id)).OfficeId.ShouldBe("bkpsdm-63");
    }

    [Fact]
    public async Task Of_two_acceptances_at_once_that_would_each_move_the_task_one_moves_it()
    {
        var task = await HandOverAsync(await agencies.OpenAsync());
        task = (await Client.AskForTaskAsync(Ask(task), agencies.As("bkpsdm-63"))).Task;
        var (offer, ask) = (task.Referrals[0].Id, task.Referrals[1].Id);

        var answers = await Task.WhenAll(
            Errors.ReasonOf(Client.AcceptReferralAsync(new() { RequestId = NewId(), TaskId = task.Id, ReferralId = offer, Etag = task.Etag }, agencies.As(Other))),
            Errors.ReasonOf(Client.AcceptReferralAsync(new() { RequestId = NewId(), TaskId = task.Id, ReferralId = ask, Etag = task.Etag }, Holder)));

        // Who comes second finds another task, or one that is not there any more.
        answers.Count(reason => reason.Length == 0).ShouldBe(1);
        answers.Single(reason => reason.Length > 0).ShouldBeOneOf("ETAG_MISMATCH", "NOT_FOUND");
        var moved = await agencies.GetAsync(task.Id);
        moved.Referrals.Select(one => one.State).ShouldBe([ReferralState.Accepted, ReferralState.Revoked], ignoreOrder: true);
        moved.OfficeId.ShouldBe(answers[0].Length == 0 ? Other : "bkpsdm-63");
        (await agencies.HeardAsync(Guid.Parse(task.CaseId), 4 + 5)).OfType<TaskMoved>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Two_acceptances_of_one_referral_at_once_are_one_and_the_other_is_told_that_it_came_late()
    {
        var task = await HandOverAsync(await agencies.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await Client.AcceptReferralAsync(Accept(task, task.Etag), agencies.As(Other));
                return StatusCode.OK;
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }));
        answers.Order().ShouldBe([StatusCode.OK, StatusCode.Aborted]);
    }

    [Fact]
    public async Task All_bad_fields_are_named_at_once_and_strangers_see_nothing()
    {
        var task = await agencies.OpenAsync();
        var error = await Errors.Refused(Client.HandOverTaskAsync(new() { RequestId = "x", TaskId = "y", ToOfficeId = "kasn" }, Holder));
        error.Detail<Google.Rpc.BadRequest>()!.FieldViolations.Select(one => one.Field).ShouldBe(["request_id", "task_id", "to_office_id", "reason"], ignoreOrder: true);
        var offered = await HandOverAsync(task);
        (await Errors.ReasonOf(Client.AcceptReferralAsync(Accept(offered), agencies.As(Stranger)))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(Client.AcceptReferralAsync(new() { RequestId = NewId(), TaskId = task.Id, ReferralId = NewId() }, agencies.As(Other)))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(Client.AcceptReferralAsync(Accept(offered), agencies.Service.As(Other, Roles.Reader)))).ShouldBe("ROLE_MISSING");
    }

    [Fact]
    public async Task What_two_offices_ask_and_answer_is_read_by_these_two_only_and_the_network_hears_no_word_of_it()
    {
        const string Secret = "Rahasia tentang Fulan";
        var task = await agencies.OpenAsync();
        var ask = new AskQuestionRequest { RequestId = NewId(), TaskId = task.Id, OfficeId = Other, Text = Secret };
        (await Errors.Refused(Client.AskQuestionAsync(ask, Holder))).BadFields().ShouldBe(["office_id"], "nothing is open between them");
        await Client.ShareTaskAsync(new() { RequestId = NewId(), TaskId = task.Id, ToOfficeId = Other, Reason = ReferralReason.Assistance }, Holder);
        ask.RequestId = NewId();
        var question = (await Client.AskQuestionAsync(ask, Holder)).Question;
        (await Client.AskQuestionAsync(ask, Holder)).Question.ShouldBe(question);
        await Client.AskQuestionAsync(new() { RequestId = NewId(), TaskId = task.Id, OfficeId = AgenciesFixture.Personnel, Text = "Lain" }, agencies.As(AgenciesFixture.Handler));
        (await Errors.Refused(Client.AskQuestionAsync(new() { RequestId = NewId(), TaskId = task.Id, OfficeId = AgenciesFixture.Personnel, Text = "x" }, agencies.As("bkpsdm-63")))).BadFields().ShouldBe(["office_id"]);

        var answer = new AnswerQuestionRequest { RequestId = NewId(), TaskId = task.Id, QuestionId = question.Id, Text = "Jawaban " + Secret };
        (await Errors.ReasonOf(Client.AnswerQuestionAsync(answer, agencies.As(AgenciesFixture.Handler)))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(Client.AnswerQuestionAsync(answer, Holder))).ShouldBe("NOT_FOUND", "who asked does not answer");
        (await Client.AnswerQuestionAsync(answer, agencies.As(Other))).Question.Answer.ShouldBe(answer.Text);
        answer.RequestId = NewId();
        (await Errors.ReasonOf(Client.AnswerQuestionAsync(answer, agencies.As(Other)))).ShouldBe("TRANSITION_NOT_ALLOWED");

        (await ListAsync(AgenciesFixture.Personnel)).Count.ShouldBe(2);
        (await ListAsync(Other)).ShouldHaveSingleItem().Text.ShouldBe(Secret);
        (await ListAsync(AgenciesFixture.Handler)).ShouldHaveSingleItem().Text.ShouldBe("Lain");
        (await ListAsync("bkpsdm-63")).ShouldBeEmpty();
        (await Errors.ReasonOf(Client.ListQuestionsAsync(new() { TaskId = task.Id }, agencies.As(Stranger)))).ShouldBe("NOT_FOUND");
        var heard = (await agencies.HeardAsync(Guid.Parse(task.CaseId), 4 + 4)).OfType<TaskQuestioned>().ToList();
        heard.Count(fact => fact.Answered).ShouldBe(1);
        System.Text.Json.JsonSerializer.Serialize(agencies.Service.Heard.Values).ShouldNotContain("Rahasia");

        async Task<IReadOnlyList<Question>> ListAsync(string office) => (await Client.ListQuestionsAsync(new() { TaskId = task.Id }, agencies.As(office))).Questions;
    }

    private Metadata Holder => agencies.As(AgenciesFixture.Personnel);

    private async Task<TaskMessage> HandOverAsync(TaskMessage task) =>
        (await Client.HandOverTaskAsync(new() { RequestId = NewId(), TaskId = task.Id, ToOfficeId = Other, Reason = ReferralReason.Jurisdiction }, Holder)).Task;

    private static AskForTaskRequest Ask(TaskMessage task) => new() { RequestId = NewId(), TaskId = task.Id, Reason = ReferralReason.Jurisdiction };

    private static AcceptReferralRequest Accept(TaskMessage task, string etag = "") => new() { RequestId = NewId(), TaskId = task.Id, ReferralId = task.Referrals[^1].Id, Etag = etag };

    private static string NewId() => AgenciesFixture.NewId();
}
