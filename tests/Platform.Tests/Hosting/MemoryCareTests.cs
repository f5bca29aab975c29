using Netralitas.Platform.Hosting;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Hosting;

public sealed class MemoryCareTests
{
    private const int RushMiB = 256;

    [Fact]
    public async Task When_a_rush_is_over_everything_is_collected_and_compacted()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var time = new HandTime();
        var care = new MemoryCare(time).CareAsync(stop.Token);
        var before = GC.GetGCMemoryInfo(GCKind.FullBlocking).Index;
        Rush();

        await Eventually.Be(() => Task.FromResult(time.Tick()), _ => GC.GetGCMemoryInfo(GCKind.FullBlocking) is { Compacted: true } last && last.Index > before);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(care);
    }

    private static void Rush()
    {
        for (var i = 0; i < RushMiB; i++)
        {
            GC.KeepAlive(new byte[1 << 20]);
        }
    }

    /// <summary>Its timer ticks when told to.</summary>
    private sealed class HandTime : TimeProvider
    {
        private Action _tick = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Tick()
        {
            _tick();
            return true;
        }
    }
}
