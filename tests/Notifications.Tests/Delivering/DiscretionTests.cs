using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>Addresses go to the sender and to the office's administrators, nowhere else.</summary>
public sealed class DiscretionTests(DeliveryFixture deliveries)
{
    private const string Office = "bkpsdm-62.05";
    private const string Secretive = "rahasia.budi";

    [Fact]
    public async Task No_log_span_notice_or_fact_repeats_an_address_however_it_fails()
    {
        var said = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            // Those that a service exports.
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "System.Net.Http" or "MassTransit" or "Npgsql" or "Netralitas",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => said.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {span.StatusDescription} {string.Join(' ', span.Events.SelectMany(one => one.Tags))}"),
        };
        ActivitySource.AddActivityListener(spans);
        await using var mail = new MailServer { Answer = command => command == "RCPT" ? "550 no such person" : null };
        await using var service = await deliveries.StartAsync($"--Delivery:Smtp:Port={mail.Port}", "--Delivery:PauseAfter=00:00:01");
        service.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listening(said));
        var (client, administrator) = (new ChannelService.ChannelServiceClient(service.Channel), service.As(Office, Roles.Administrator));
        await CreateAsync(new ChannelSettings { EmailAddress = $"{Secretive}@example.go.id" });
        await CreateAsync(new ChannelSettings { Url = $"http://{Secretive}.invalid/{Secretive}?token={Secretive}" });
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        await Eventually.Be(async () => (await client.ListChannelsAsync(new ListChannelsRequest(), administrator)).Channels, all => all.All(channel => channel.State == ChannelState.Failed));

        foreach (var notice in (await new NotificationService.NotificationServiceClient(service.Channel).ListNotificationsAsync(new ListNotificationsRequest(), service.As(Office))).Notifications)
        {
            said.Enqueue(notice.ToString());
        }

        said.ShouldContain(line => line.StartsWith("deliver e-mail", StringComparison.Ordinal), "it was heard at work");
        said.ShouldContain(line => line.Contains("CHANNEL_PAUSED", StringComparison.Ordinal));
        said.Concat(service.Heard.Values.Select(fact => fact.ToString()!)).Where(line => line.Contains("rahasia", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

        Task CreateAsync(ChannelSettings settings) =>
            client.CreateChannelAsync(new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = settings }, administrator).ResponseAsync;
    }

    private sealed class Listening(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
            // It holds nothing.
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue(formatter(state, exception) + exception);
    }
}
