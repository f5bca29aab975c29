using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using NodaTime;
using static Netralitas.Platform.Tests.Operations.OperatedService;

namespace Netralitas.Platform.Tests.Operations;

/// <summary>What operators see of facts on their way, and do with those that cannot be sent, on both databases.</summary>
public sealed class OutboxTests(Databases databases)
{
    private const int Tries = 20;

    public static TheoryData<string> Engines => ParkedTests.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_set_aside_is_shown_with_its_age_and_sent_when_an_operator_lets_it_be_tried_again(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        operated.Module.IsBroken = false;
        var (empty, fact) = (await ListAsync(operated), NewFact());
        var (good, unknown) = (await AddAsync(operated, FactText.Write(fact), "TaskOpened"), await AddAsync(operated, "{}", "NoSuchFact"));

        var outbox = await ListAsync(operated);

        (empty.Depth, empty.OldestRecordTime).ShouldBe((0, null));
        (outbox.Depth, outbox.ParkedCount, outbox.LeasedCount).ShouldBe((2, 2, 0));
        outbox.OldestAge.ToTimeSpan().ShouldBeGreaterThan(TimeSpan.FromHours(1));
        outbox.Facts.Select(one => (one.MessageId, one.Failures, one.ParkTime is not null)).ShouldBe([(good, Tries, true), (unknown, Tries, true)]);

        var request = new RetryOutboxFactRequest { RequestId = NewId(), MessageId = good };
        await operated.Client.RetryOutboxFactAsync(request, operated.Headers);
        await Eventually.Be(() => operated.ToldAsync(fact), told => told == 1);
        await operated.Client.RetryOutboxFactAsync(new RetryOutboxFactRequest { RequestId = NewId(), MessageId = unknown }, operated.Headers);

        var trying = await Eventually.Be(() => ListAsync(operated), all => all is { Depth: 1, ParkedCount: 0, Facts: [{ Failures: > 0 and < Tries }] });
        trying.Facts[0].LastError.ShouldBe("UnreadableException");
        (await ReasonAsync(RetryAsync(operated, unknown))).ShouldBe("NOT_PARKED");
        (await ReasonAsync(RetryAsync(operated, NewId()))).ShouldBe("NOT_FOUND");
        // It is gone, and the request that sent it on its way answers as it did.
        await operated.Client.RetryOutboxFactAsync(request, operated.Headers);
        (await ReasonAsync(RetryAsync(operated, good))).ShouldBe("NOT_FOUND");
    }

    private static async Task RetryAsync(OperatedService operated, string id) =>
        await operated.Client.RetryOutboxFactAsync(new RetryOutboxFactRequest { RequestId = NewId(), MessageId = id }, operated.Headers);

    private static async Task<ListOutboxResponse> ListAsync(OperatedService operated) => await operated.Client.ListOutboxAsync(new ListOutboxRequest(), operated.Headers);

    /// <summary>Adds a fact that was set aside.</summary>
    private static async Task<string> AddAsync(OperatedService operated, string body, string type)
    {
        var (id, now) = (Guid.CreateVersion7(), SystemClock.Instance.GetCurrentInstant());
        await operated.Service.Services.GetRequiredService<Store<NotificationsDb>>().WriteAsync(
            (db, _) =>
            {
                // Not as one that was just announced: those get a lease.
                db.Outbox.Add(new OutboxRow
                {
                    MessageId = id, Type = type, Body = body, CaseId = Guid.CreateVersion7(), RecordTime = now - Duration.FromHours(2), NextTryTime = now, Failures = Tries,
                    LastError = "UnreadableException", ParkedTime = now,
                });
                return Task.CompletedTask;
            }, TestContext.Current.CancellationToken, Store<NotificationsDb>.BackgroundLimit);
        return id.ToString();
    }
}
