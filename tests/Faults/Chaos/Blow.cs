using Netralitas.Cli.Up;

namespace Netralitas.Faults.Chaos;

/// <summary>What is done to a process.</summary>
public enum Harm
{
    /// <summary>SIGKILL, and a start after a while.</summary>
    Kill = 1,

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    Freeze = 2,

    /// <summary>SIGTERM to a service, which must end by itself in time, and a start after a while.</summary>
    Stop = 3,
}

/// <summary>One blow of a schedule.</summary>
/// <param name="Pause">Time before it, after the one before.</param>
/// <param name="Harm">What is done.</param>
/// <param name="Target">A service, <c>rabbitmq</c> or <c>postgres</c>.</param>
/// <param name="Replica">Which of the service's processes.</param>
/// <param name="Length">How long the process stays dead or frozen.</param>
public sealed record Blow(TimeSpan Pause, Harm Harm, string Target, int Replica, TimeSpan Length)
{
    /// <summary>The broker.</summary>
    public const string Broker = "rabbitmq";

    /// <summary>The database.</summary>
    public const string Database = "postgres";

    private const int BrokerPercent = 12;
    private const int DatabasePercent = 6;
    private const int LongFreezePercent = 8;
    private const int StopPercent = 20;

    /// <summary>An endless schedule; the same seed gives the same.</summary>
    public static IEnumerable<Blow> Schedule(int seed, int replicas)
    {
        var chance = new Random(seed);
        while (true)
        {
            var die = chance.Next(100);
            var target = die < BrokerPercent ? Broker
                : die < BrokerPercent + DatabasePercent ? Database
                : LocalNetwork.ServiceNames[chance.Next(LocalNetwork.ServiceNames.Count)];
            var harm = chance.Next(2) == 0 ? Harm.Freeze
                : target is not (Broker or Database) && chance.Next(100) < StopPercent ? Harm.Stop
                : Harm.Kill;
            var length = harm == Harm.Freeze && target is not (Broker or Database) && chance.Next(100) < LongFreezePercent
                // Longer than any lease and any idle transaction may last.
                ? TimeSpan.FromSeconds(chance.Next(17, 22))
                : TimeSpan.FromMilliseconds(chance.Next(100, harm != Harm.Freeze || target == Database ? 2500 : 6000));
            yield return new Blow(TimeSpan.FromMilliseconds(chance.Next(1000, 3500)), harm, target, chance.Next(replicas), length);
        }
    }

    public override string ToString() => $"{Harm} {Target}-{Replica} for {Length.TotalSeconds:0.0} s after {Pause.TotalSeconds:0.0} s";
}
