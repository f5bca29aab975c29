using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netralitas.Notifications;
using Netralitas.Support;
using static Grpc.Health.V1.Health;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Netralitas.Platform.Tests.Hosting;

/// <summary>From the moment that a process is told to stop it says so, and no watcher holds it up.</summary>
public sealed class StopTests
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
}
