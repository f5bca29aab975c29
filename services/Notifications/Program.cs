using Netralitas.Notifications;
using Netralitas.Platform.Hosting;

return await ServiceHost.RunAsync(args, new NotificationsModule());
