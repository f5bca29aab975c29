using Netralitas.Benchmarks;

return await BenchCommand.RunAsync(args);
