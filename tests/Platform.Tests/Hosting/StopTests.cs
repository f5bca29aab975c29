using System.Net.Sockets;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Npgsql;
using static Grpc.Health.V1.Health;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Netralitas.Platform.Tests.Hosting;

/// <summary>From the moment that a process is told to stop it says so, and no watcher holds it up; what it has begun it ends.</summary>
public sealed class StopTests(Databases databases)
{
    private const string Clock = "2024-10-14T09:00+08:00x1";

    [Fact]
    public async Task A_process_that_was_told_to_stop_lives_but_is_not_ready_and_ends_the_watches()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock);
        var health = new HealthClient(service.Channel);
        using var watch = health.Watch(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);
        (await watch.ResponseStream.MoveNext()).ShouldBeTrue();
        watch.ResponseStream.Current.Status.ShouldBe(Status.Serving);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        foreach (var name in new[] { "", "readiness", "netralitas.notifications.v1.NotificationService" })
        {
            (await health.CheckAsync(new HealthCheckRequest { Service = name })).Status.ShouldBe(Status.NotServing, name);
        }

        (await health.CheckAsync(new HealthCheckRequest { Service = "liveness" })).Status.ShouldBe(Status.Serving);
        (await watch.ResponseStream.MoveNext()).ShouldBeTrue();
        watch.ResponseStream.Current.Status.ShouldBe(Status.NotServing);
        (await watch.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task Between_being_told_and_closing_its_doors_it_still_answers()
    {
        var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock, "--Stop:NoticeSeconds=2");
        var health = new HealthClient(service.Channel);
        (await health.CheckAsync(new HealthCheckRequest())).Status.ShouldBe(Status.Serving);

        var stopped = service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped;
        var stopping = service.StopAsync();
        var answer = await health.CheckAsync(new HealthCheckRequest());

        answer.Status.ShouldBe(Status.NotServing);
        stopped.IsCancellationRequested.ShouldBeFalse();
        await stopping;
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_is_under_way_is_answered_after_the_doors_are_closed()
    {
        var cancel = TestContext.Current.CancellationToken;
        var connection = await databases.NewAsync();
        var service = await ServiceUnderTest<NotificationsDb>.StartAsync(
            new NotificationsModule(), Clock, "--Storage:Engine=postgres", $"--Storage:Connection={connection}", "--Stop:NoticeSeconds=0",
            "--Delivery:Smtp:Host=127.0.0.1", "--Delivery:Smtp:Port=9", "--Delivery:Smtp:Tls=false", "--Delivery:Smtp:From=netralitas@example.id");
        await using var database = NpgsqlDataSource.Create(connection);
        await using var holder = await database.OpenConnectionAsync(cancel);
        await using var hold = await holder.BeginTransactionAsync(cancel);
        await new NpgsqlCommand("LOCK TABLE channel IN SHARE ROW EXCLUSIVE MODE", holder, hold).ExecuteNonQueryAsync(cancel);

        // By a channel that tries once.
        var call = new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = Guid.NewGuid().ToString(), Settings = new ChannelSettings { EmailAddress = "kotak@bkpsdm.example" } },
            service.As("bkpsdm-63.72", Roles.Administrator)).ResponseAsync;
        await Eventually.Be(() => CountAsync(database, "SELECT count(*) FROM pg_locks WHERE NOT granted"), waiting => waiting == 1);
        var stopping = service.StopAsync();
        await Eventually.Be(() => IsOpenAsync(service.Port), open => !open);
        (call.IsCompleted, stopping.IsCompleted).ShouldBe((false, false));
        await hold.RollbackAsync(cancel);

        var made = await call;
        await stopping;
        await service.DisposeAsync();
        (await CountAsync(database, $"SELECT count(*) FROM channel WHERE id = '{made.Channel.Id}'")).ShouldBe(1);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> IsOpenAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
