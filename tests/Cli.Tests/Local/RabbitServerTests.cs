using System.Text;
using Netralitas.Cli.Local;
using Netralitas.Support;
using RabbitMQ.Client;

namespace Netralitas.Cli.Tests.Local;

public sealed class RabbitServerTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_node_comes_back_with_what_it_confirmed_and_stops_without_a_trace()
    {
        var port = FreePorts.Next();
        var first = await RabbitServer.StartAsync(_folder.Path, port, Cancellation);
        try
        {
            await PublishAsync(first, "kept");
            await first.QueuesOnDiskAsync(["kept"], Cancellation);
        }
        finally
        {
            first.Kill();
        }

        RabbitServer.IsRunning(_folder.Path).ShouldBeFalse();
        // Its last threads may hold the port a moment longer.
        await Eventually.Be(() => Task.FromResult(FreePorts.IsFree(port)), free => free);
        var second = await RabbitServer.StartAsync(_folder.Path, port, Cancellation);
        try
        {
            (await TakeAsync(second)).ShouldBe("kept");
            await ShouldStopWithoutATraceAsync(second);
            FreePorts.IsFree(port).ShouldBeTrue();
        }
        finally
        {
            second.Kill();
        }
    }

    [Fact]
    public async Task Two_nodes_run_side_by_side_and_each_is_found_by_its_folder()
    {
        using var otherFolder = new RunFolder();
        var starts = new[]
        {
            RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation),
            RabbitServer.StartAsync(otherFolder.Path, FreePorts.Next(), Cancellation),
        };
        try
        {
            var both = await Task.WhenAll(starts);
            await PublishAsync(both[0], "first");
            await PublishAsync(both[1], "second");
            (await TakeAsync(both[0])).ShouldBe("first");
            (await TakeAsync(both[1])).ShouldBe("second");

            var found = RabbitServer.Attach(_folder.Path).ShouldNotBeNull();
            (found.Port, found.Pid).ShouldBe((both[0].Port, both[0].Pid));
            await Should.ThrowAsync<LocalServerException>(() => RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation));
            await ShouldStopWithoutATraceAsync(found);
            both[1].Process.IsRunning.ShouldBeTrue();
        }
        finally
        {
            RabbitServer.Attach(_folder.Path)?.Kill();
            RabbitServer.Attach(otherFolder.Path)?.Kill();
        }
    }

    [Fact]
    public async Task A_paused_node_confirms_nothing_until_it_goes_on()
    {
        var node = await RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        try
        {
            await using var connection = await ConnectAsync(node);
            await using var channel = await OpenQueueAsync(connection);
            node.Pause();
            var confirmation = channel.BasicPublishAsync("", "kept", mandatory: true, "held"u8.ToArray(), Cancellation).AsTask();
            confirmation.IsCompleted.ShouldBeFalse();
            node.Resume();
            await confirmation;
        }
        finally
        {
            node.Kill();
        }
    }

    [Fact]
    public void A_machine_without_RabbitMQ_is_told_what_to_install()
    {
        Should.Throw<LocalServerException>(() => RabbitPrograms.FindServer(_folder.In("none"), path: "/nowhere"))
            .Message.ShouldContain("apt-get install rabbitmq-server");
        Should.Throw<LocalServerException>(() => RabbitPrograms.FindPortMapper(path: "/nowhere"))
            .Message.ShouldContain("apt-get install rabbitmq-server");
    }

    private async Task ShouldStopWithoutATraceAsync(RabbitServer node)
    {
        var portMapper = ServiceProcess.Load(_folder.In("epmd.process"), log: "").ShouldNotBeNull();
        var companions = ServiceProcess.FindAll("companion", ProcessTable.DescendantsOf(node.Pid));
        companions.ShouldNotBeEmpty();
        await node.StopAsync(Cancellation);
        node.Process.IsRunning.ShouldBeFalse();
        portMapper.IsRunning.ShouldBeFalse();
        companions.ShouldAllBe(companion => !companion.IsRunning);
    }

    private static async Task PublishAsync(RabbitServer node, string text)
    {
        await using var connection = await ConnectAsync(node);
        await using var channel = await OpenQueueAsync(connection);
        await channel.BasicPublishAsync(
            "", "kept", mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes(text), Cancellation);
    }

    private static async Task<string?> TakeAsync(RabbitServer node)
    {
        await using var connection = await ConnectAsync(node);
        await using var channel = await OpenQueueAsync(connection);
        var message = await channel.BasicGetAsync("kept", autoAck: true, Cancellation);
        return message is null ? null : Encoding.UTF8.GetString(message.Body.Span);
    }

    private static Task<IConnection> ConnectAsync(RabbitServer node) => new ConnectionFactory { Uri = node.Uri }.CreateConnectionAsync(Cancellation);

    private static async Task<IChannel> OpenQueueAsync(IConnection connection)
    {
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Cancellation);
        await channel.QueueDeclareAsync(
            "kept", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 20 }, cancellationToken: Cancellation);
        return channel;
    }
}
