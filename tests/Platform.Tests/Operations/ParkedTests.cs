using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using static Netralitas.Platform.Tests.Operations.OperatedService;
using static Netralitas.Support.Errors;

namespace Netralitas.Platform.Tests.Operations;

/// <summary>What operators do with facts that were set aside, on both databases.</summary>
public sealed class ParkedTests(Databases databases)
{
    private const int Operators = 4;
    private static readonly TimeSpan BeginLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MeetingLimit = TimeSpan.FromMilliseconds(300);

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_fact_is_listed_with_its_cause_and_takes_effect_once_when_it_is_replayed_after_the_cause_was_mended(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var id = await operated.ParkAsync(fact);

        var listed = (await operated.ListAsync()).ShouldHaveSingleItem();
        (listed.MessageId, listed.Type, listed.State, listed.Cause, listed.Attempts).ShouldBe((id.ToString(), "TaskOpened", ParkedState.Parked, "System.InvalidOperationException", 3));
        listed.Place.ShouldContain(nameof(BrokenNotifications));
        listed.FirstTryTime.ShouldBeLessThan(listed.LastTryTime);
        var whole = await operated.Client.GetParkedAsync(new GetParkedRequest { MessageId = id.ToString() }, operated.Headers);
        whole.BodyJson.ShouldContain(fact.Task.CaseId.ToString());
        whole.ToString().ShouldNotContain(BrokenNotifications.Secret);

        (await ReasonAsync(operated.ReplayAsync(id))).ShouldBe("REPLAY_FAILED");
        ((await operated.ListAsync()).ShouldHaveSingleItem().Attempts, await operated.ToldAsync(fact)).ShouldBe((4, 0));

        operated.Module.IsBroken = false;
        var request = new ReplayParkedRequest { RequestId = NewId(), MessageId = id.ToString() };
        var replayed = (await operated.ReplayAsync(request)).Fact;

        (replayed.State, replayed.Attempts, replayed.EndOfficeId, replayed.EndAccount).ShouldBe((ParkedState.Replayed, 5, "bawaslu-ri", "siti"));
        (await operated.ToldAsync(fact)).ShouldBe(1);
        (await operated.ReplayAsync(request)).Fact.EndTime.ShouldBe(replayed.EndTime);
        (await ReasonAsync(operated.ReplayAsync(id))).ShouldBe("NOT_PARKED");
        (await operated.ListAsync()).ShouldBeEmpty();
        await operated.Service.TellAsync(fact, id);
        (await operated.ToldAsync(fact)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_fact_that_would_write_again_what_is_there_only_once_is_refused_as_such_and_stays(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var id = await operated.ParkAsync(NewFact());
        await operated.Service.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO inbox (message_id, handle_time) SELECT {BrokenNotifications.Written}, first_try_time FROM parked"));
        operated.Module.WritesAgain = true;

        var refused = await Refused(operated.Client.ReplayParkedAsync(new ReplayParkedRequest { RequestId = NewId(), MessageId = id.ToString() }, operated.Headers));

        (refused.StatusCode, refused.Reason()).ShouldBe((Grpc.Core.StatusCode.FailedPrecondition, "REPLAY_COLLIDES"));
        var listed = (await operated.ListAsync()).ShouldHaveSingleItem();
        (listed.MessageId, listed.Attempts).ShouldBe((id.ToString(), 4));
        listed.Cause.ShouldEndWith("Exception");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Weeks_later_when_the_inbox_has_forgotten_it_a_replay_and_the_broker_s_own_make_one_effect(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        TaskOpened[] facts = [NewFact(), NewFact()];
        Guid[] ids = [await operated.ParkAsync(facts[0]), await operated.ParkAsync(facts[1])];
        await operated.PassAsync(days: 40);
        (await KnownAsync()).ShouldBe(0);
        (await operated.ListAsync()).ShouldAllBe(fact => fact.Age.ToTimeSpan().Days == 40);
        operated.Module.IsBroken = false;

        // Of the one the broker's copy comes before the replay, of the other after it, and both again when the inbox has forgotten once more.
        await operated.Service.TellAsync(facts[0], ids[0]);
        await operated.ReplayAsync(ids[0]);
        await operated.ReplayAsync(ids[1]);
        (await KnownAsync()).ShouldBe(2);
        await operated.Service.TellAsync(facts[1], ids[1]);
        await operated.PassAsync(days: 31);
        (await KnownAsync()).ShouldBe(0);
        await operated.Service.TellAsync(facts[0], ids[0]);
        await operated.Service.TellAsync(facts[1], ids[1]);

        (await operated.ToldAsync(facts[0]), await operated.ToldAsync(facts[1]), await KnownAsync()).ShouldBe((1, 1, 2));

        Task<int> KnownAsync() => operated.Service.InDatabase(db => db.Inbox.CountAsync(row => ids.Contains(row.MessageId)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_operators_who_replay_the_same_at_once_one_does_and_the_others_are_told_so(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var id = await operated.ParkAsync(fact);
        await operated.PassAsync(days: 31);
        operated.Module.IsBroken = false;
        Meet(operated, Operators);

        var reasons = await Task.WhenAll(Enumerable.Range(0, Operators).Select(_ => ReasonAsync(operated.ReplayAsync(id))));

        reasons.Order(StringComparer.Ordinal).ShouldBe(["", .. Enumerable.Repeat("NOT_PARKED", Operators - 1)]);
        (await operated.ToldAsync(fact)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_replay_may_take_longer_than_other_calls(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var id = await operated.ParkAsync(fact);
        operated.Module.IsBroken = false;
        using var never = new SemaphoreSlim(0);
        operated.Module.Meanwhile = () => never.Wait(Store<NotificationsDb>.CallLimit * 2, TestContext.Current.CancellationToken);

        (await ReasonAsync(operated.ReplayAsync(id))).ShouldBe("");

        (await operated.ToldAsync(fact)).ShouldBe(1);
    }

    [Fact]
    public async Task That_others_were_first_too_many_times_is_no_failure_of_the_fact()
    {
        await using var operated = await StartAsync("postgres", databases);
        var id = await operated.ParkAsync(NewFact());
        operated.Module.Meanwhile = () => throw new DbUpdateConcurrencyException();

        (await ReasonAsync(operated.ReplayAsync(id))).ShouldNotBe("REPLAY_FAILED");

        var still = (await operated.ListAsync()).ShouldHaveSingleItem();
        (still.Attempts, still.Cause).ShouldBe((3, "System.InvalidOperationException"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_replayed_is_not_dropped_at_the_same_time(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var id = await operated.ParkAsync(fact);
        operated.Module.IsBroken = false;
        using var inReplay = new SemaphoreSlim(0);
        using var dropped = new SemaphoreSlim(0);
        operated.Module.Meanwhile = () =>
        {
            inReplay.Release();
            // On SQLite the drop waits for the replay instead.
            dropped.Wait(MeetingLimit, TestContext.Current.CancellationToken);
        };

        var replay = ReasonAsync(operated.ReplayAsync(id));
        (await inReplay.WaitAsync(BeginLimit, TestContext.Current.CancellationToken)).ShouldBeTrue();
        var drop = await ReasonAsync(DropAsync(operated, id));
        dropped.Release();

        var wasReplayed = await replay == "";
        (wasReplayed ? drop : await replay, wasReplayed || drop == "").ShouldBe(("NOT_PARKED", true));
        (await operated.ToldAsync(fact)).ShouldBe(wasReplayed ? 1 : 0);
        (await operated.ListAsync(wasReplayed ? ParkedState.Replayed : ParkedState.Dropped)).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_comes_again_after_the_inbox_has_forgotten_it_and_fails_again_is_parked_again_and_holds_nothing_up(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var id = await operated.ParkAsync(fact);
        await DropAsync(operated, id);
        await operated.PassAsync(days: 31);

        await operated.Service.TellAsync(fact, id);

        var again = (await operated.ListAsync()).ShouldHaveSingleItem();
        (again.MessageId, again.Attempts, again.EndReason, again.Age.ToTimeSpan().Days).ShouldBe((id.ToString(), 6, "", 0));
        operated.Module.IsBroken = false;
        var next = NewFact();
        await operated.Service.TellAsync(next);
        (await operated.ToldAsync(next)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_dropped_says_who_and_why_for_90_days_and_takes_no_effect(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        var fact = NewFact();
        var (id, other) = (await operated.ParkAsync(fact), await operated.ParkAsync(NewFact()));

        await DropAsync(operated, id);

        (await operated.ListAsync()).ShouldHaveSingleItem().MessageId.ShouldBe(other.ToString());
        await operated.PassAsync(days: 89);
        var dropped = (await operated.ListAsync(ParkedState.Dropped)).ShouldHaveSingleItem();
        (dropped.MessageId, dropped.EndOfficeId, dropped.EndAccount, dropped.EndReason).ShouldBe((id.ToString(), "bawaslu-ri", "siti", "Kasus uji"));
        (await ReasonAsync(operated.ReplayAsync(id))).ShouldBe("NOT_PARKED");
        await operated.PassAsync(days: 2);
        (await operated.ListAsync(ParkedState.Dropped)).ShouldBeEmpty();
        // What waits for an operator waits for ever.
        (await operated.ListAsync()).ShouldHaveSingleItem();
        (await operated.ToldAsync(fact)).ShouldBe(0);
    }

    [Fact]
    public async Task They_are_listed_by_page_and_type_and_what_is_wrong_is_told_at_once()
    {
        await using var operated = await StartAsync("sqlite", databases);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await operated.ParkAsync(NewFact())).ToString());
        }

        var request = new ListParkedRequest { PageSize = 2, Type = "TaskOpened" };
        var first = await operated.Client.ListParkedAsync(request, operated.Headers);
        request.PageToken = first.NextPageToken;
        var second = await operated.Client.ListParkedAsync(request, operated.Headers);

        first.Facts.Concat(second.Facts).Select(one => one.MessageId).ShouldBe(ids);
        (await operated.Client.ListParkedAsync(new ListParkedRequest { Type = "TaskClosed" }, operated.Headers)).Facts.ShouldBeEmpty();
        (await Refused(operated.Client.DropParkedAsync(new DropParkedRequest { RequestId = "1", MessageId = "2" }, operated.Headers)))
            .BadFields().ShouldBe(["request_id", "message_id", "reason"]);
        (await Refused(operated.Client.ListParkedAsync(new ListParkedRequest { PageSize = -1, PageToken = "x", State = (ParkedState)9 }, operated.Headers)))
            .BadFields().ShouldBe(["page_size", "page_token", "state"]);
        (await ReasonAsync(operated.ReplayAsync(Guid.NewGuid()))).ShouldBe("NOT_FOUND");
    }

    private static async Task DropAsync(OperatedService operated, Guid id) =>
        await operated.Client.DropParkedAsync(new DropParkedRequest { RequestId = NewId(), MessageId = id.ToString(), Reason = "Kasus uji" }, operated.Headers);

    /// <summary>Lets several transactions have begun before the first goes on, or nearly.</summary>
    private static void Meet(OperatedService operated, int count)
    {
        var here = 0;
        operated.Module.Meanwhile = () =>
        {
            Interlocked.Increment(ref here);
            SpinWait.SpinUntil(() => Volatile.Read(ref here) >= count, MeetingLimit);
        };
    }
}
