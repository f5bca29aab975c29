using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Contacts;
using Netralitas.Notifications.Delivering.Mail;
using Netralitas.Notifications.Delivering.Webhooks;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Delivering;

/// <summary>Registers channels and deliveries.</summary>
internal static class DeliveryServices
{
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, IConfiguration settings)
    {
        var options = DeliveryOptions.Of(settings);
        return services.AddSingleton(options).AddSingleton(new ChannelSecrets(options.SecretKey)).AddSingleton(new AddressSeal(options.SecretKey))
            .AddSingleton<ChannelDesk>().AddSingleton<CreateChannel>().AddSingleton<UpdateChannel>().AddSingleton<DeleteChannel>().AddSingleton<ReadChannels>()
            .AddSingleton<RotateSecret>().AddSingleton<PauseChannel>().AddSingleton<ResumeChannel>()
            .AddSingleton<ReplayDeliveries>().AddSingleton<ListDeliveries>().AddSingleton<ListAttempts>()
            .AddSingleton<DeliverySignal>().AddSingleton<WebhookSender>().AddSingleton<MailSender>().AddSingleton<DeliveryLane>()
            .AddHostedService<DeliveryWorker>().AddHostedService<DeliveryCare>();
    }
}
