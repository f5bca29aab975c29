using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Referrals;
using Netralitas.Agencies.Succession;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Agencies.Tests.Referrals;

/// <summary>What two offices may do with a task between them, and what becomes of it when the case goes on.</summary>
public sealed class ReferralDecisionTests
{
    private const string Holder = "bkpsdm-63.72";
    private const string Other = "bkpsdm-63.01";
    private static readonly Instant Now = Instant.FromDateTimeOffset(Given.Received.AddHours(1));
    private static readonly CaseSnapshot File = AgenciesFixture.Act();

    public static TheoryData<ReferralKind, ReferralState, string> Allowed => new()
    {
        { ReferralKind.Share, ReferralState.InProgress, "Accept Reject Revoke" },
        { ReferralKind.Share, ReferralState.Accepted, "Revoke Finish" },
        { ReferralKind.HandOver, ReferralState.InProgress, "Accept Reject Revoke" },
        { ReferralKind.HandOver, ReferralState.Accepted, "" },
        { ReferralKind.Ask, ReferralState.InProgress, "Accept Reject Revoke" },
        { ReferralKind.Ask, ReferralState.Accepted, "" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_referral_moves_as_the_table_says(ReferralKind kind, ReferralState state, string moves) =>
        ReferralLifecycle.Allowed(Only(Offered(kind)) with { State = state }).Select(move => $"{move}").ShouldBe(moves.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData(ReferralState.Rejected)]
    [InlineData(ReferralState.Done)]
    [InlineData(ReferralState.Revoked)]
    public void What_is_over_does_not_move(ReferralState state) =>
        new[] { ReferralKind.Share, ReferralKind.HandOver, ReferralKind.Ask }.SelectMany(kind => ReferralLifecycle.Allowed(Only(Offered(kind)) with { State = state })).ShouldBeEmpty();

    [Theory]
    [InlineData(ReferralKind.Share, "Accept", Other)]
    [InlineData(ReferralKind.Share, "Revoke", Holder)]
    [InlineData(ReferralKind.HandOver, "Accept", Other)]
    [InlineData(ReferralKind.HandOver, "Reject", Other)]
    [InlineData(ReferralKind.HandOver, "Revoke", Holder)]
    [InlineData(ReferralKind.Ask, "Accept", Holder)]
    [InlineData(ReferralKind.Ask, "Revoke", Other)]
    public void Only_the_office_whose_turn_it_is_may(ReferralKind kind, string word, string rightful)
    {
        var (task, move) = (Offered(kind), Enum.Parse<ReferralMove>(word));
        Move(task, move, rightful == Holder ? Other : Holder).Refusal!.Reason.Code.ShouldBe(kind == ReferralKind.Share && move == ReferralMove.Revoke ? "TRANSITION_NOT_ALLOWED" : "REFERRAL_OF_ANOTHER_OFFICE");
        Move(task, move, rightful).Refusal.ShouldBeNull();
        Move(task, move, "kpu-63.01").Refusal!.Reason.Code.ShouldBe("REFERRAL_OF_ANOTHER_OFFICE");
    }

    [Theory]
    [InlineData("initial-study", "TransferService/TransferCase")]
    [InlineData("route-returned-task", "TransferService/TransferCase")]
    public void What_goes_with_its_case_is_shared_but_never_handed_over(string step, string advice)
    {
        var task = step == "initial-study" ? Given.TaskOf(File, step) : Returned();
        var refusal = Offer(task, ReferralKind.HandOver).Refusal!;
        (refusal.Reason.Code, refusal.Metadata["advice"]).ShouldBe(("TASK_NOT_TRANSFERABLE", advice));
        Offer(task, ReferralKind.Ask).Refusal!.Reason.Code.ShouldBe("TASK_NOT_TRANSFERABLE");
        Offer(task, ReferralKind.Share).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_goes_with_neither_case_nor_track_stays_with_its_office_and_is_shared()
    {
        var supervising = Identify() with { Returnable = false, SupervisedTaskId = Guid.NewGuid(), OfficeId = File.HandlingOfficeId };
        foreach (var task in new[] { Given.TaskOf(File, "identify-person") with { Returnable = false }, supervising })
        {
            Offer(task, ReferralKind.HandOver).Refusal!.Reason.Code.ShouldBe("TASK_STAYS");
            Offer(task, ReferralKind.Ask).Refusal!.Reason.Code.ShouldBe("TASK_STAYS");
            Offer(task, ReferralKind.Share).Refusal.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("bkpsdm-63")]
    [InlineData("bawaslu-63.01")]
    [InlineData("bawaslu-63")]
    public void An_office_that_sees_the_task_anyway_is_not_shared_with(string office)
    {
        Offer(Identify(), ReferralKind.Share, office).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("to_office_id");
        Offer(Identify(), ReferralKind.HandOver, office).Refusal.ShouldBeNull();
    }

    [Fact]
    public void An_office_that_gives_the_case_away_loses_what_was_referred_to_it()
    {
        const string Next = "bawaslu-63.05";
        var shared = Move(Offer(Identify(), ReferralKind.Share, Next).Facts.Changed[0], ReferralMove.Accept, Next).Facts.Changed[0];
        var handled = Follow(shared, File.HandedOver(Next));
        handled.GuestOfficeIds.ShouldBe([Next]);

        var after = Follow(handled, File.HandedOver(Next).HandedOver("bawaslu-63.06", hours: 4));

        (after.HandlingOfficeId, Only(after).State, Only(after).ResponseReason).ShouldBe(("bawaslu-63.06", ReferralState.Done, ReferralReason.Lapsed));
        AgenciesAuthority.Seers(after).ShouldNotContain(Next);
    }

    [Theory]
    [InlineData("Reject", Other)]
    [InlineData("Revoke", Holder)]
    public void What_was_rejected_or_revoked_may_be_offered_again_as_another_referral(string move, string by)
    {
        var over = Move(Offered(ReferralKind.Share), Enum.Parse<ReferralMove>(move), by).Facts.Changed[0];
        over.GuestOfficeIds.ShouldBeEmpty();

        var again = Offer(over, ReferralKind.Share).Facts.Changed[0];

        (again.GuestOfficeIds.ShouldHaveSingleItem(), again.Referrals.Select(one => one.Id).Distinct().Count(), again.Referrals[^1].State).ShouldBe((Other, 2, ReferralState.InProgress));
    }

    [Theory]
    [InlineData(ReferralKind.Share)]
    [InlineData(ReferralKind.HandOver)]
    public void An_office_that_gave_the_case_away_gets_none_of_its_tasks_until_it_handles_it_again(ReferralKind kind)
    {
        var away = File.HandedOver("bawaslu-63.05");
        var task = Follow(Identify(), away);
        Offer(task, kind, AgenciesFixture.Handler, away).Refusal!.Reason.Code.ShouldBe("OFFICE_HANDLED_BEFORE");
        Offer(task, kind, "bawaslu-63.06", away).Refusal.ShouldBeNull("it never handled the case");
        // The one above sees the case whoever handles it.
        var above = away.HandedOver("bawaslu-63", hours: 4).HandedOver("bawaslu-63.05", hours: 5);
        Offer(Follow(Identify(), above), ReferralKind.HandOver, "bawaslu-63", above).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Who_had_the_task_before_may_have_it_again()
    {
        var kept = Move(Offered(ReferralKind.HandOver), ReferralMove.Accept, Other).Facts.Changed[0];
        var back = Offer(kept, ReferralKind.HandOver, Holder).Facts.Changed[0];
        Referring.Move(back, back.Referrals[^1].Id, ReferralMove.Accept, ReferralReason.Unspecified, new(Holder, "c", null), null, Now, Given.Reference).Facts.Changed[0].OfficeId.ShouldBe(Holder);
    }

    [Fact]
    public void What_goes_with_its_track_is_never_handed_over()
    {
        var forwarded = Tracks.TrackWalk.Forwarded(File.Registered(), "REC-ASN", "bkn-kanreg-08");
        var task = Given.FirstHeard(forwarded).Opened.First(one => one.TrackId != Guid.Empty);
        Offer(task, ReferralKind.HandOver).Refusal!.Metadata["advice"].ShouldBe("TrackService/AdvanceTrack");
        Offer(task, ReferralKind.Share).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Refused_are_an_office_that_keeps_out_the_holder_itself_the_same_again_and_what_has_ended()
    {
        var recused = Given.TaskOf(File.Recused(Other), "identify-person");
        Offer(recused, ReferralKind.Share).Refusal!.Reason.Code.ShouldBe("OFFICE_RECUSED");
        Offer(Identify(), ReferralKind.Share, Holder).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("to_office_id");
        Offer(Offered(ReferralKind.Share), ReferralKind.Share).Refusal!.Reason.Code.ShouldBe("ALREADY_REFERRED");
        Offer(Offered(ReferralKind.Share), ReferralKind.HandOver).Refusal.ShouldBeNull();
        Offer(Complete(Identify()), ReferralKind.Share).Refusal!.Reason.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
    }

    [Theory]
    [InlineData(ReferralKind.HandOver, Other)]
    [InlineData(ReferralKind.Ask, Holder)]
    public void An_accepted_task_is_open_at_the_other_office_due_when_it_was_due_and_all_else_about_it_ends(ReferralKind kind, string acceptor)
    {
        var task = Offer(Offered(kind) with { OfficerId = Guid.NewGuid(), State = TaskState.InProgress }, ReferralKind.Share, "kpu-63.72").Facts.Changed[0];
        var changes = Move(task, ReferralMove.Accept, acceptor).Facts;

        var moved = changes.Changed.ShouldHaveSingleItem();
        (moved.OfficeId, moved.SupervisorOfficeId, moved.State, moved.OfficerId, moved.DueTime, moved.TimeZone, moved.KeeperOfficeId)
            .ShouldBe((Other, "bkpsdm-63", TaskState.Open, null, task.DueTime, task.TimeZone, Other));
        (moved.Version, moved.FormerOfficeIds.ShouldHaveSingleItem()).ShouldBe((task.Version + 1, Holder));
        moved.Referrals.Select(one => (one.State, one.ResponseReason)).ShouldBe([(ReferralState.Accepted, ReferralReason.Capacity), (ReferralState.Revoked, ReferralReason.Lapsed)]);
        moved.GuestOfficeIds.ShouldBeEmpty();
        changes.Facts.OfType<TaskMoved>().ShouldHaveSingleItem().FromOfficeId.ShouldBe(Holder);
    }

    [Fact]
    public void A_task_that_ends_takes_its_shares_with_it()
    {
        var shared = Move(Offered(ReferralKind.Share), ReferralMove.Accept, Other).Facts.Changed[0];
        shared.GuestOfficeIds.ShouldBe([Other]);
        var done = Complete(shared);
        (done.GuestOfficeIds.Count, Only(done).State, Only(done).ResponseReason).ShouldBe((0, ReferralState.Done, ReferralReason.Lapsed));
        Only(done).ActorId.ShouldBe(Holder, "the office that it was shared with did not end it");
        Only(Complete(Offered(ReferralKind.Ask))).ActorId.ShouldBe(Holder, "nor did the one that asked take it back");
    }

    [Fact]
    public void An_office_that_comes_to_keep_out_loses_what_was_shared_with_it()
    {
        var shared = Move(Offered(ReferralKind.Share), ReferralMove.Accept, Other).Facts.Changed[0];
        var after = Follow(shared, File.Recused(Other));
        (after.GuestOfficeIds.Count, Only(after).State, after.OfficeId).ShouldBe((0, ReferralState.Done, Holder));
        AgenciesAuthority.Seers(after).ShouldNotContain(Other);
    }

    [Fact]
    public void A_task_that_was_handed_over_stays_there_when_the_plan_would_send_it_elsewhere_and_goes_one_tier_up_from_one_that_keeps_out()
    {
        var kept = Move(Offered(ReferralKind.HandOver), ReferralMove.Accept, Other).Facts.Changed[0];
        var corrected = File.Corrected(File.Persons[0].PersonId) with { Persons = [File.Persons[0] with { ToldEmployerOfficeId = "setda-63.05", EmployerOfficeId = "setda-63.05" }] };
        Follow(kept, corrected).OfficeId.ShouldBe(Other);
        Follow(Identify(), corrected).OfficeId.ShouldBe("bkpsdm-63.05");
        Follow(kept, File.Recused(Other)).OfficeId.ShouldBe("bkpsdm-63");
        Follow(kept, File.Recused(Holder)).OfficeId.ShouldBe(Other);
    }

    [Fact]
    public void What_a_reopened_case_opens_anew_is_opened_where_it_was_handed_to()
    {
        var kept = Move(Offered(ReferralKind.HandOver), ReferralMove.Accept, Other).Facts.Changed[0];
        var reopened = File.Closed().Reopened(6);
        var changes = Reconcile.With(Given.Followed(File), [kept], reopened, Reconcile.PlanFor(File, Given.Reference), Given.Reference);
        changes.Opened.Single(task => task.CauseTaskId == kept.Id).OfficeId.ShouldBe(Other);
    }

    [Fact]
    public void What_the_plan_itself_opens_anew_in_a_reopened_case_is_opened_where_it_was_handed_to_before()
    {
        const string Kept = "inspektorat-63.01";
        var plan = Given.Reference.Routing.Find("2025.1")!;
        var file = File.Known(0, ["DIS-06"], hours: 1).Registered();
        var closed = file.Closed();
        var task = Reconcile.With(null, [], file, plan, Given.Reference).Opened.Single(one => one.Step == "join-examination");
        var kept = (task with { KeeperOfficeId = Kept }).At(Given.Reference.Offices.Find(Kept)!, Given.Reference);
        var ended = Reconcile.With(Given.Followed(file), [kept], closed, plan, Given.Reference).Changed.Single(one => one.Id == kept.Id);

        var anew = Reconcile.With(Given.Followed(closed), [ended], closed.Reopened(6), plan, Given.Reference).Opened.Single(one => one.CauseTaskId == kept.Id);

        (anew.Step, anew.OfficeId, anew.KeeperOfficeId).ShouldBe(("join-examination", Kept, Kept));
    }

    [Theory]
    [InlineData("kasn", "bkn")]
    [InlineData("bkn", "kasn")]
    public void What_two_offices_had_between_them_ends_when_one_succeeds_the_other(string holder, string other)
    {
        var task = Offer(Identify().At(Given.Reference.Offices.Find(holder)!, Given.Reference), ReferralKind.Share, other).Facts.Changed[0];
        var after = Succeed(task);
        (after.OfficeId, after.GuestOfficeIds.Count, Only(after).State, Only(after).ResponseReason).ShouldBe(("bkn", 0, ReferralState.Revoked, ReferralReason.Lapsed));
    }

    [Fact]
    public void What_was_shared_with_both_offices_is_shared_with_the_successor_once()
    {
        var task = Offer(Offer(Identify(), ReferralKind.Share, "bkn").Facts.Changed[0], ReferralKind.Share, "kasn").Facts.Changed[0];
        var after = Succeed(task);
        (after.GuestOfficeIds.ShouldHaveSingleItem(), after.Referrals.Count(one => one.IsOpen)).ShouldBe(("bkn", 1));
    }

    private static FollowUpTask Succeed(FollowUpTask task) => Succeeding.Of(
        Given.Followed(File), [task], [], new Succeeded(Given.Reference.Offices.Find("kasn")!, Given.Reference.Offices.Find("bkn")!, "92/2024", "bawaslu-ri", Now), Given.Reference).Changed.Single();

    private static FollowUpTask Identify() => Given.TaskOf(File, "identify-person");

    private static FollowUpTask Returned() => ReturnTask.Decide(Identify(), Given.Followed(File), ReturnReason.NeedsData, null, Now, Given.Reference).Facts.Opened.Single();

    private static FollowUpTask Complete(FollowUpTask task) => CompleteTask.Decide(task, null, null, Now).Facts.Changed[0];

    private static FollowUpTask Follow(FollowUpTask task, CaseSnapshot file) => Reconcile
        .With(Given.Followed(File), [task], file, Reconcile.PlanFor(File, Given.Reference), Given.Reference).Changed.Single(one => one.Id == task.Id);

    private static TaskReferral Only(FollowUpTask task) => task.Referrals.ShouldHaveSingleItem();

    private static FollowUpTask Offered(ReferralKind kind) => Offer(Identify(), kind).Facts.Changed[0];

    private static Platform.Errors.Decision<FollowUpChanges> Offer(FollowUpTask task, ReferralKind kind, string to = Other, CaseSnapshot? file = null) =>
        Referring.Offer(task, kind, Given.Reference.Offices.Find(to)!, ReferralReason.Jurisdiction, new(kind == ReferralKind.Ask ? to : task.OfficeId, "a", null), file ?? File, Now, Given.Reference);

    private static Platform.Errors.Decision<FollowUpChanges> Move(FollowUpTask task, ReferralMove move, string by) =>
        Referring.Move(task, task.Referrals[0].Id, move, ReferralReason.Capacity, new(by, "b", null), null, Now, Given.Reference);
}
