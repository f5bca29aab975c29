// Those that wait nearly all the time, for a lease to end or a process to start, run two at a time.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Netralitas.Faults;

/// <summary>Tests that measure how long something takes, or need the whole machine: each by itself, when all others are over.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
