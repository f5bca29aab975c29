using Netralitas.Cli;

return await CommandLine.RunAsync(new NetralitasCommand(), args, Console.Out, Console.Error);
