using System.Collections.Concurrent;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Checking;

/// <summary>What was seen from outside during a run: every accepted command and every message of every stream. Safe for use by several threads.</summary>
public sealed class History
{
    private readonly ConcurrentQueue<AcceptedCase> _cases = new();
    private readonly ConcurrentQueue<AcceptedMove> _moves = new();
    private readonly ConcurrentQueue<Watcher> _watchers = new();
    private readonly ConcurrentQueue<TimeSpan> _quiet = new();
    private readonly ConcurrentQueue<Arrival> _arrivals = new();

    /// <summary>Cases whose raising was answered.</summary>
    public IReadOnlyCollection<AcceptedCase> Cases => _cases;

    /// <summary>Moves of tasks that were answered.</summary>
    public IReadOnlyCollection<AcceptedMove> Moves => _moves;

    /// <summary>Clients of streams.</summary>
    public IReadOnlyCollection<Watcher> Watchers => _watchers;

    /// <summary>From call to the last message on a stream, of cases that were raised while nothing was broken.</summary>
    public IReadOnlyCollection<TimeSpan> QuietDelays => _quiet;

    /// <summary>What came to the receivers of webhooks and e-mails.</summary>
    public IReadOnlyCollection<Arrival> Arrivals => _arrivals;

    public void Accepted(AcceptedCase raised) => _cases.Enqueue(raised);

    public void Accepted(AcceptedMove move) => _moves.Enqueue(move);

    public void Quiet(TimeSpan delay) => _quiet.Enqueue(delay);

    public void Arrived(Arrival arrival) => _arrivals.Enqueue(arrival);

    public Watcher Watch(Kind kind, string office)
    {
        var watcher = new Watcher(_watchers.Count + 1, kind, office);
        _watchers.Enqueue(watcher);
        return watcher;
    }
}

/// <summary>What a stream is about.</summary>
public enum Kind
{
    Case = 1,
    Task = 2,
    Notice = 3,
}

/// <summary>A case that was accepted.</summary>
public sealed record AcceptedCase(string CaseId, Situation Situation);

/// <summary>A move of a task that was accepted.</summary>
public sealed record AcceptedMove(string TaskId, Move Move);

/// <summary>What was done with a task.</summary>
public enum Move
{
    Acknowledge = 1,
    Complete = 2,
    Return = 3,
}

/// <summary>A message that came to a receiver.</summary>
/// <param name="Target">Where it came.</param>
/// <param name="Id">What the receiver knows it by.</param>
/// <param name="About">The notice in it, or of an e-mail how many there are.</param>
/// <param name="IsTaken">Whether the receiver said that it has it.</param>
public sealed record Arrival(string Target, string Id, string About, bool IsTaken);

/// <summary>A client that keeps a copy by a stream, through all its connections. One that begins anew without a token is another one.</summary>
public sealed class Watcher(int number, Kind kind, string office)
{
    private readonly Lock _gate = new();
    private readonly List<Message> _messages = [];

    public int Number => number;

    public Kind Kind => kind;

    public string Office => office;

    /// <summary>Its messages so far, in the order in which they came.</summary>
    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public void Heard(Message message)
    {
        lock (_gate)
        {
            _messages.Add(message);
        }
    }

    public override string ToString() => $"stream {number} ({kind}, {office})";
}

/// <summary>A message of a stream.</summary>
/// <param name="What">What it says.</param>
/// <param name="Id">Id of the resource.</param>
/// <param name="Version">Its version.</param>
public readonly record struct Message(Said What, string Id = "", long Version = 0);

/// <summary>What a message of a stream says.</summary>
public enum Said
{
    Stands = 1,
    Removed = 2,
    SnapshotEnd = 3,
    Nothing = 4,

    /// <summary>The service would not go on with the token.</summary>
    Refused = 5,
}
