using Netralitas.Cli.Up;
using Netralitas.Platform.Time;
using Netralitas.Support.Worlds;
using NodaTime;

namespace Netralitas.Faults.Chaos;

/// <summary>Lets Agencies live ahead of all others, and faster: what they open is due soon, or already.</summary>
internal sealed class HurriedClock(ClusterWorld world)
{
    // An hour of the law in less than four seconds: what is opened at the beginning is due ten seconds later, and three minutes after that two days late.
    private const int Rate = 1000;
    private static readonly Duration Ahead = Duration.FromHours(60);

    private LegalClockSetting _setting = new(LegalClockSetting.Parse(World.Clock, default).Start + Ahead, Rate, SystemClock.Instance.GetCurrentInstant());

    /// <summary>The network whose Agencies go by this clock.</summary>
    public LocalNetwork Network => LocalNetwork.Open(
        world.Network.Folder.Path, portBase: null, clock: null, programs: world.Programs, settings: [.. world.Settings, $"--LegalClock={_setting}"]);

    /// <summary>Starts Agencies anew on this clock.</summary>
    public async Task StartAsync()
    {
        for (var replica = 0; replica < world.Replicas; replica++)
        {
            world.Kill(Contracts.Events.Network.Agencies, replica);
            await Network.StartServiceAsync(Contracts.Events.Network.Agencies, replica, _ => { }, CancellationToken.None);
        }

        await world.Network.ReadyAsync(CancellationToken.None);
    }

    /// <summary>Lets it go on as slowly as the real time.</summary>
    /// <returns>Where it stood.</returns>
    public async Task<Instant> SlowDownAsync()
    {
        var reached = new LegalClock(TimeProvider.System, _setting).Now();
        _setting = new LegalClockSetting(reached, 1, SystemClock.Instance.GetCurrentInstant());
        await StartAsync();
        return reached;
    }
}
