using Grpc.Core;

namespace Netralitas.Grpc.Tests.Api;

public sealed class CallOptionsTests
{
    private static readonly DateTime Deadline = new(2024, 10, 14, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Each_With_changes_a_copy_and_nothing_else()
    {
        using var source = new CancellationTokenSource();
        var headers = new Metadata();
        var write = new WriteOptions(WriteFlags.BufferHint);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var none = new CallOptions();

        var all = none.WithHeaders(headers).WithDeadline(Deadline).WithCancellationToken(source.Token)
            .WithWriteOptions(write).WithCredentials(credentials).WithWaitForReady();

        all.Headers.ShouldBeSameAs(headers);
        all.Deadline.ShouldBe(Deadline);
        all.CancellationToken.ShouldBe(source.Token);
        all.WriteOptions.ShouldBeSameAs(write);
        all.Credentials.ShouldBeSameAs(credentials);
        all.IsWaitForReady.ShouldBeTrue();
        all.WithWaitForReady(false).IsWaitForReady.ShouldBeFalse();
        none.ShouldBe(default);
    }

    [Fact]
    public void Generated_clients_call_the_constructor_by_position()
    {
        using var source = new CancellationTokenSource();

        var options = new CallOptions(Metadata.Empty, Deadline, source.Token);

        options.Headers.ShouldBeSameAs(Metadata.Empty);
        options.Deadline.ShouldBe(Deadline);
        options.CancellationToken.ShouldBe(source.Token);
    }
}
