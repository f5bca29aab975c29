using Netralitas.Agencies;
using Netralitas.Platform.Hosting;

return await ServiceHost.RunAsync(args, new AgenciesModule());
