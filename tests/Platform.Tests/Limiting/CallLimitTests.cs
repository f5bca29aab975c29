using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Support;
using Netralitas.Support.Raw;
using static Grpc.Health.V1.Health;
using static Grpc.Reflection.V1.ServerReflection;
using static Netralitas.Contracts.Notifications.V1.NotificationService;

namespace Netralitas.Platform.Tests.Limiting;

/// <summary>How often, how many at once and for how long one caller may call; the others feel nothing of it.</summary>
public sealed class CallLimitTests
{
    private const string Clock = "2024-10-14T09:00+08:00x1";

    [Fact]
    public async Task An_account_that_calls_too_often_is_told_when_to_call_again_and_no_other_is_held_up()
    {
        await using var service = await StartAsync("--Limits:CallsPerSecond=5", "--Limits:CallsBurst=5");
        var client = new NotificationServiceClient(service.Channel);
        Task<ListNotificationsResponse> ListAsync(string office) => client.ListNotificationsAsync(new ListNotificationsRequest(), service.As(office)).ResponseAsync;

        var error = await FirstRefusalAsync(() => ListAsync("bawaslu-63.01"));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.ResourceExhausted, "RATE_LIMITED"));
        var wait = error.Detail<RetryInfo>().ShouldNotBeNull().RetryDelay.ToTimeSpan();
        error.Detail<LocalizedMessage>().ShouldNotBeNull().Message.ShouldStartWith("Terlalu banyak panggilan");
        (await ListAsync("bawaslu-63.02")).Notifications.ShouldBeEmpty();
        // Who calls on behalf of another counts as itself: that office is not held up.
        await service.TellAsync(OnBehalf.Fact("bawaslu-63.03", "bawaslu-63.01"));
        var behalf = await FirstRefusalAsync(() => client.ListNotificationsAsync(new ListNotificationsRequest(), service.As("bawaslu-63.01").For("bawaslu-63.03")).ResponseAsync);
        behalf.Reason().ShouldBe("RATE_LIMITED");
        (await ListAsync("bawaslu-63.03")).Notifications.ShouldBeEmpty();
        await Eventually.Be(() => AnswersAsync(() => ListAsync("bawaslu-63.01")), answered => answered, limit: 3 * wait);
    }

    [Fact]
    public async Task Strangers_are_limited_by_their_address_and_accounts_are_not_held_up_by_them()
    {
        await using var service = await StartAsync("--Limits:StrangerCallsPerSecond=5", "--Limits:StrangerCallsBurst=5");
        var client = new NotificationServiceClient(service.Channel);
        var refusals = new List<StatusCode>();
        var error = await FirstRefusalAsync(async () =>
        {
            var refused = await Support.Errors.Refused(client.ListNotificationsAsync(new ListNotificationsRequest()));
            refusals.Add(refused.StatusCode);
            return refused.StatusCode == StatusCode.Unauthenticated ? refused : throw refused;
        });

        refusals.ShouldContain(StatusCode.Unauthenticated);
        error.Reason().ShouldBe("RATE_LIMITED");
        (await client.ListNotificationsAsync(new ListNotificationsRequest(), service.As("bawaslu-63.01"))).Notifications.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_has_only_so_many_streams_and_gets_a_place_back_when_it_ends_one()
    {
        await using var service = await StartAsync("--Limits:Streams=2");
        var client = new NotificationServiceClient(service.Channel);
        async Task<AsyncServerStreamingCall<WatchNotificationsResponse>> WatchAsync(string office)
        {
            var call = client.WatchNotifications(new WatchNotificationsRequest(), service.As(office));
            await call.ResponseHeadersAsync;
            return (await call.ResponseStream.MoveNext()) ? call : throw new ShouldAssertException("The stream ended.");
        }

        using var one = await WatchAsync("bawaslu-63.01");
        using var two = await WatchAsync("bawaslu-63.01");
        var error = await Should.ThrowAsync<RpcException>(() => WatchAsync("bawaslu-63.01"));
        using var other = await WatchAsync("bawaslu-63.02");
        (await client.ListNotificationsAsync(new ListNotificationsRequest(), service.As("bawaslu-63.01"))).Notifications.ShouldBeEmpty();
        one.Dispose();

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.ResourceExhausted, "TOO_MANY_STREAMS"));
        await Eventually.Be(() => AnswersAsync(async () => (await WatchAsync("bawaslu-63.01")).Dispose()), answered => answered);
    }

    [Fact]
    public async Task An_account_has_only_so_many_calls_at_once_and_gets_a_place_back_when_one_ends()
    {
        const string List = "/netralitas.notifications.v1.NotificationService/ListNotifications";
        await using var service = await StartAsync("--Limits:CallsAtOnce=2", "--Limits:DeadlineSecondsDefault=60");
        using var channel = new RawChannel($"http://{service.Channel.Target}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<RawAnswer> CallAsync(string office, HttpContent body) =>
            channel.CallAsync(List, body, [("authorization", service.As(office).GetValue("authorization")!)], over.Token);
        var bodies = Enumerable.Range(0, 3).Select(_ => Framing.Unfinished([0], over.Token)).ToList();
        var calls = bodies.Select(body => CallAsync("bawaslu-63.01", body)).ToList();
        var refused = await await Task.WhenAny(calls);
        (await CallAsync("bawaslu-63.02", new ByteArrayContent(Framing.Of([])))).Status.ShouldBe(StatusCode.OK);
        calls.Count(call => call.IsCompleted).ShouldBe(1);
        // A body that is never finished ends with its call.
        await over.CancelAsync();
        bodies.ForEach(body => body.Dispose());

        (refused.Status, refused.Reason).ShouldBe((StatusCode.ResourceExhausted, "TOO_MANY_CALLS"));
        var client = new NotificationServiceClient(service.Channel);
        await Eventually.Be(() => AnswersAsync(() => client.ListNotificationsAsync(new ListNotificationsRequest(), service.As("bawaslu-63.01")).ResponseAsync), answered => answered);
    }

    [Fact]
    public async Task A_conversation_has_only_so_many_questions()
    {
        await using var service = await StartAsync();
        using var talk = new ServerReflectionClient(service.Channel).ServerReflectionInfo(deadline: DateTime.UtcNow.AddSeconds(30));
        var answers = 0;
        var reading = Task.Run(async () =>
        {
            while (await talk.ResponseStream.MoveNext())
            {
                answers++;
            }
        });
        try
        {
            for (var asked = 0; asked < 1500; asked++)
            {
                await talk.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });
            }
        }
        catch (RpcException)
        {
            // The service has had enough before the client was through.
        }

        await reading;
        answers.ShouldBe(1000);
    }

    [Fact]
    public async Task A_stream_ends_at_the_longest_time()
    {
        await using var service = await StartAsync("--Limits:StreamSecondsMax=1");
        using var watch = new HealthClient(service.Channel).Watch(new HealthCheckRequest());

        (await watch.ReadToErrorAsync()).Error.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task A_connection_of_an_age_gets_no_new_calls_and_no_call_is_lost()
    {
        await using var service = await StartAsync("--Limits:ConnectionAgeSeconds=1");
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress($"http://{service.Channel.Target}", new() { HttpHandler = handler });
        var health = new HealthClient(channel);

        await Eventually.Be(
            async () => (await health.CheckAsync(new HealthCheckRequest { Service = "liveness" }, service.As("bawaslu-63.01"))).Status == HealthCheckResponse.Types.ServingStatus.Serving ? connections : 0,
            opened => opened >= 3, limit: TimeSpan.FromSeconds(10));
    }

    private static Task<ServiceUnderTest<NotificationsDb>> StartAsync(params string[] settings) =>
        ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock, settings);

    /// <summary>Calls until it is refused; the limit of the test is a hundred calls, all sent within a second.</summary>
    private static async Task<RpcException> FirstRefusalAsync<T>(Func<Task<T>> call)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                await call();
            }
            catch (RpcException e)
            {
                return e;
            }
        }

        throw new ShouldAssertException("No call was refused.");
    }

    private static async Task<bool> AnswersAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            return false;
        }
    }
}
