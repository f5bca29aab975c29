using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>A command takes effect once for its request id, on PostgreSQL and with callers at the same time.</summary>
public sealed class OnceTests(Databases databases) : IAsyncLifetime
{
    private static readonly Reason No = new("NO", Grpc.Core.StatusCode.FailedPrecondition, "No.", "Tidak.");

    private readonly Guid _request = Guid.NewGuid();
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();
    private PostgresStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await PostgresStore.OpenAsync(databases, new PatientTime());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_two_calls_at_the_same_time_with_one_request_id_one_takes_effect()
    {
        var (one, both) = (new TaskCompletionSource(), new TaskCompletionSource());
        async Task Meet()
        {
            if (!one.TrySetResult())
            {
                both.TrySetResult();
            }

            await both.Task;
        }

        var results = await Task.WhenAll(OnceAsync(_first, Meet), OnceAsync(_second, Meet));

        results.Distinct().Count().ShouldBe(1);
        (await EffectsAsync()).ShouldBe([results[0]]);
    }

    [Fact]
    public async Task When_the_first_of_two_is_refused_the_second_takes_effect()
    {
        var (begun, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = OnceAsync(_first, async () =>
        {
            begun.SetResult();
            await mayEnd.Task;
            throw Refusal.Of(No).AsException();
        });
        await begun.Task;

        (await OnceAsync(_second, () => Task.CompletedTask, "another body")).ShouldBe(_second);
        mayEnd.SetResult();

        (await Should.ThrowAsync<RefusalException>(first)).Refusal.Reason.ShouldBe(Reasons.RequestIdReused);
        (await EffectsAsync()).ShouldBe([_second]);
    }

    [Fact]
    public async Task A_repeated_command_that_would_be_refused_now_is_answered_as_the_first_time()
    {
        await OnceAsync(_first, () => Task.CompletedTask);

        (await OnceAsync(_second, () => throw Refusal.Of(No).AsException())).ShouldBe(_first);

        (await EffectsAsync()).ShouldBe([_first]);
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_and_its_request_id_is_free()
    {
        await Should.ThrowAsync<RefusalException>(OnceAsync(_first, () => throw Refusal.Of(No).AsException()));

        (await _store.AskAsync(db => db.Requests.CountAsync())).ShouldBe(0);
        (await EffectsAsync()).ShouldBeEmpty();
        (await OnceAsync(_second, () => Task.CompletedTask, "another body")).ShouldBe(_second);
    }

    [Fact]
    public async Task A_command_that_is_repeated_while_it_goes_on_takes_effect_once()
    {
        _store = await PostgresStore.OpenAsync(databases, TimeProvider.System);
        await Should.ThrowAsync<StorageUnavailableException>(OnceAsync(_first, () => Task.Delay(Store<NotificationsDb>.CallLimit * 1.5)));

        (await OnceAsync(_second, () => Eventually.Be(EffectsAsync, effects => effects.Count > 0))).ShouldBe(_first);

        (await EffectsAsync()).ShouldBe([_first]);
    }

    [Fact]
    public async Task A_request_id_with_another_body_is_refused_and_with_another_method_is_another_request()
    {
        await OnceAsync(_first, () => Task.CompletedTask);

        var error = await Should.ThrowAsync<RefusalException>(OnceAsync(_second, () => Task.CompletedTask, "another body"));

        error.Refusal.Reason.ShouldBe(Reasons.RequestIdReused);
        (await OnceAsync(_second, () => Task.CompletedTask, method: "/other")).ShouldBe(_second);
        (await EffectsAsync()).ShouldBe([_first, _second], ignoreOrder: true);
    }

    /// <summary>Runs a command whose effect is a row with the id of what it makes.</summary>
    private Task<Guid> OnceAsync(Guid resource, Func<Task> work, string body = "", string method = "/method")
    {
        var call = new Call(new Caller("bawaslu-63.01", "system:bawaslu-63.01", Roles.Intake, OfficerId: null, DateTimeOffset.MaxValue), method, new RpcRule(Relation.AnyOffice, Roles.Intake), Proof.Lasting([]), TestContext.Current.CancellationToken);
        return _store.Store.OnceAsync(call, new ListNotificationsRequest { PageToken = body }, _request, resource, async (db, _) =>
        {
            db.Inbox.Add(new InboxRow { MessageId = resource, HandleTime = SystemClock.Instance.GetCurrentInstant() });
            await work();
        });
    }

    private Task<List<Guid>> EffectsAsync() => _store.AskAsync(db => db.Inbox.Select(row => row.MessageId).ToListAsync());
}
