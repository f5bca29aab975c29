using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Support;
using Netralitas.Support.Raw;

namespace Netralitas.Platform.Tests.Limiting;

/// <summary>What is no message of the method is the caller's fault, with a reason, and costs the service next to nothing.</summary>
public sealed class BadMessageTests(BadMessageTests.Fixture fixture) : IClassFixture<BadMessageTests.Fixture>
{
    private const string List = "/netralitas.notifications.v1.NotificationService/ListNotifications";
    private const string Reflect = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    private const int MessageMax = 1024 * 1024;
    private const int BombMebibytes = 512;

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "no message", [] },
        { "half a length", [0, 0, 0] },
        { "less than it says", Framing.Claiming(10, [1, 2]) },
        { "more than it says", Framing.Claiming(0, [1, 2, 3]) },
        { "two messages", [.. Framing.Of([]), .. Framing.Of([])] },
        { "another flag", Framing.Of([], flag: 2) },
        { "compressed without a word of how", Framing.Of([], flag: 1) },
        { "a field that never ends", Framing.Of([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]) },
        { "a number of eleven bytes", Framing.Of([0x08, .. Enumerable.Repeat((byte)0xFF, 11)]) },
        { "field number 0", Framing.Of([0x00, 0x01]) },
        { "groups in groups", Framing.Of([.. Enumerable.Repeat((byte)0x7B, 101), .. Enumerable.Repeat((byte)0x7C, 101)]) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Other_than_one_whole_message_is_malformed(string what, byte[] body)
    {
        var answer = await CallAsync(List, body);

        (answer.Status, answer.Reason).ShouldBe((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), what);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 0x0A, 0x7F })]
    public async Task The_same_holds_for_the_messages_of_a_stream(byte[] body)
    {
        var answer = await CallAsync(Reflect, body);

        (answer.Status, answer.Reason).ShouldBe((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), answer.ToString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html; charset=utf-8")]
    public async Task Another_content_type_is_malformed(string type)
    {
        var answer = await CallAsync(List, Framing.Of([]), ("content-type", type));

        (answer.Http, answer.Status, answer.Reason).ShouldBe((System.Net.HttpStatusCode.UnsupportedMediaType, StatusCode.InvalidArgument, "MALFORMED_MESSAGE"));
    }

    [Theory]
    [InlineData(MessageMax + 1)]
    [InlineData(int.MaxValue)]
    public async Task A_message_over_the_limit_is_refused_by_its_length_alone(int length)
    {
        foreach (var method in new[] { List, Reflect })
        {
            var answer = await CallAsync(method, Framing.Claiming((uint)length, [1, 2, 3]));

            (answer.Status, answer.Reason).ShouldBe((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), method);
        }
    }

    [Fact]
    public async Task A_message_of_the_limit_is_read()
    {
        var request = new HealthCheckRequest { Service = new string('x', MessageMax - 4) };
        request.CalculateSize().ShouldBe(MessageMax);

        (await CallAsync("/grpc.health.v1.Health/Check", Framing.Of(request.ToByteArray()))).Status.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task A_few_bytes_that_stand_for_many_are_refused_before_they_take_up_memory()
    {
        var bomb = Framing.GzipBomb(BombMebibytes);
        bomb.Length.ShouldBeLessThan(MessageMax);
        foreach (var method in new[] { List, Reflect })
        {
            var before = GC.GetTotalAllocatedBytes();
            var answer = await CallAsync(method, bomb, ("grpc-encoding", "gzip"));

            (answer.Status, answer.Reason).ShouldBe((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), method);
            (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(64L * MessageMax);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task What_is_not_compressed_as_it_says_is_malformed(string encoding)
    {
        var answer = await CallAsync(List, Framing.Of([1, 2, 3, 4, 5, 6, 7, 8], flag: 1), ("grpc-encoding", encoding));

        (answer.Status, answer.Reason).ShouldBe((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"));
    }

    [Fact]
    public async Task A_compressed_message_is_read()
    {
        var answer = await CallAsync(List, Framing.Gzip(new ListNotificationsRequest { PageSize = 3 }.ToByteArray()), ("grpc-encoding", "gzip"));

        answer.Status.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_header_that_is_none_of_gRPC_does_no_harm() =>
        (await CallAsync(List, Framing.Of([]), ("strange-bin", "!!!"))).Status.ShouldBe(StatusCode.OK);

    [Fact]
    public async Task A_call_whose_message_never_ends_ends_at_the_default_deadline()
    {
        using var over = new CancellationTokenSource();
        using var body = Framing.Unfinished([0, 0, 0, 0, 9, 1], over.Token);

        (await fixture.CallAsync(List, body)).Status.ShouldBe(StatusCode.DeadlineExceeded);
        await over.CancelAsync();
    }

    [Fact]
    public async Task Too_many_headers_are_refused_before_anybody_looks_at_the_call()
    {
        var answer = await CallAsync(List, Framing.Of([]), [.. Enumerable.Range(0, 65).Select(i => ($"x-{i}", "y"))]);

        (answer.Http, answer.Status).ShouldBe((System.Net.HttpStatusCode.RequestHeaderFieldsTooLarge, null));
    }

    private Task<RawAnswer> CallAsync(string method, byte[] body, params (string, string)[] headers) => fixture.CallAsync(method, new ByteArrayContent(body), headers);

    public sealed class Fixture : IAsyncLifetime
    {
        private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

        private ServiceUnderTest<NotificationsDb> _service = null!;
        private RawChannel _channel = null!;

        public string Address => $"http://{_service.Channel.Target}";

        public async ValueTask InitializeAsync()
        {
            _service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), "2024-10-14T09:00+08:00x1", "--Limits:DeadlineSecondsDefault=1");
            _channel = new RawChannel(Address);
        }

        public async ValueTask DisposeAsync()
        {
            _channel.Dispose();
            await _service.DisposeAsync();
        }

        public async Task<RawAnswer> CallAsync(string method, HttpContent body, params (string Name, string Value)[] headers)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(AnswerLimit);
            return await _channel.CallAsync(method, body, [.. headers, ("authorization", _service.As("bawaslu-63.01").GetValue("authorization")!)], limit.Token);
        }
    }
}
