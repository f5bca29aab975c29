using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Netralitas.Platform.Tls;

/// <summary>Looks every two seconds whether files were replaced: unlike a watcher it notices mounted secrets, whose links are switched.</summary>
internal sealed class FileCare(IReadOnlyList<IFromFiles> files, TimeProvider time, ILogger<FileCare> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var file in files)
            {
                file.Renew(log);
            }
        }
    }
}
