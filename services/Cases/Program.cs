using Netralitas.Cases;
using Netralitas.Platform.Hosting;

return await ServiceHost.RunAsync(args, new CasesModule());
