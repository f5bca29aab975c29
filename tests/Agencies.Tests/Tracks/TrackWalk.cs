using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tests.Tracks;

/// <summary>A forwarded case and what happens to one of its persons, decided without a database, at any time.</summary>
internal sealed class TrackWalk
{
    public const string Handler = "bawaslu-63.01";

    private readonly TrackKind _kind;
    private readonly List<FollowUpTask> _tasks;
    private readonly List<TrackStepRow> _steps = [];

    public TrackWalk(string kind = "CIVIL_SERVANT", string rule = "REC-ASN", string receiver = "bkn-kanreg-08", int hours = 5, string employer = "setda-63.72")
    {
        File = Forwarded(Given.Case("63.01", persons: Given.Person(kind, employer)).Registered(), rule, receiver, hours);
        var changes = Given.FirstHeard(File);
        (Track, _tasks) = (changes.Tracks.Opened.Single(), [.. changes.Opened]);
        _kind = Given.Reference.Tracks.Find(Track.PlanVersion, Track.Kind)!;
        Now = Track.OpenTime;
    }

    public CaseSnapshot File { get; private set; }

    public FollowUpTrack Track { get; private set; }

    public Instant Now { get; private set; }

    /// <summary>What the last step announced.</summary>
    public IReadOnlyList<ITrackEvent> Facts { get; private set; } = [];

    /// <summary>Open tasks of the track: name and office.</summary>
    public IEnumerable<(string Name, string Office)> Open => Own.Where(task => !TaskLifecycle.IsTerminal(task.State)).Select(task => (task.Step[(Track.Kind.Length + 1)..], task.OfficeId));

    public IEnumerable<FollowUpTask> Own => _tasks.Where(task => task.TrackId == Track.Id);

    /// <summary>The steps that may be taken now, with the office of each.</summary>
    public IReadOnlyList<(TrackStep Step, Office Office)> Ahead =>
    [
        .. _kind.Steps.Where(step => step.Allowed.Holds(Track.State, TrackMarks.Counting(Track, _kind, File, Given.Reference), TrackTasks.Overdue(_kind, Own)))
            .Select(step => (step, TrackOpening.OfficeOf(step.Office, Track, File, Given.Reference))),
    ];

    public static CaseSnapshot Forwarded(CaseSnapshot file, string rule, string receiver, int hours = 5) => file with
    {
        Version = file.Version + 1, ChangedTime = Given.Received.AddHours(hours), ForwardedTime = Given.Received.AddHours(hours),
        Forwardings = [.. file.Forwardings ?? [], new ForwardingSnapshot(Given.Received.AddHours(hours), receiver, rule, [.. file.Persons.Select(person => person.PersonId)])],
    };

    /// <summary>Takes a step as the office whose it is.</summary>
    public TrackWalk Take(string step, string? sanction = null)
    {
        var (known, office) = Ahead.Single(ahead => ahead.Step.Id == step);
        var changes = Try(known.Id, office.Id, sanction).Facts;
        Keep(changes);
        (Track, Facts) = (changes.Tracks.Changed.Single(), changes.Tracks.Facts);
        _steps.AddRange(changes.Tracks.Steps);
        return this;
    }

    public Decision<FollowUpChanges> Try(string step, string office, string? sanction = null) => TrackLifecycle.Advance(
        Track, [.. Own], Given.Followed(File) with { OpenTracks = 1 }, new TrackStepAsked(step, office, null, "1/X/2024", sanction), Now, Given.Reference);

    /// <summary>Lets time pass, and marks what is overdue then.</summary>
    public TrackWalk Until(Instant instant)
    {
        Now = instant;
        Keep(new FollowUpChanges([], [.. Own.Where(task => !TaskLifecycle.IsTerminal(task.State) && task.DueTime <= Now && task.OverdueTime is null).Select(task => Given.Late(task, Now))], []));
        Keep(TrackTasks.Follow(Track, [.. Own], Given.Followed(File), new TrackMoment(Now), Given.Reference));
        return this;
    }

    /// <summary>Lets time pass until an open task is due.</summary>
    public TrackWalk UntilDue(string name) => Until(Due(name));

    /// <summary>The case file corrects who employs the person.</summary>
    public TrackWalk CorrectEmployer(string employer)
    {
        var right = File.CorrectedEmployer(0, employer, (int)Math.Ceiling((Now - Instant.FromDateTimeOffset(Given.Received)).TotalHours));
        var changes = Reconcile.With(Given.Followed(File), _tasks, right, Reconcile.PlanFor(File, Given.Reference), Given.Reference, [Track]);
        Keep(changes);
        (File, Track, Now) = (right, changes.Tracks.Changed.SingleOrDefault(Track), Instant.FromDateTimeOffset(right.ChangedTime));
        return this;
    }

    /// <summary>A decree moves the deadline of an open task.</summary>
    public TrackWalk Moved(string name, Instant due)
    {
        var task = Own.Single(task => task.Step == $"{Track.Kind}.{name}" && !TaskLifecycle.IsTerminal(task.State));
        Keep(FollowUpChanges.Of(TaskClock.Due(task.Changed(Now), due)));
        Keep(TrackTasks.Follow(Track, [.. Own], Given.Followed(File), new TrackMoment(Now), Given.Reference));
        return this;
    }

    public Instant Due(string name) => Own.Single(task => task.Step == $"{Track.Kind}.{name}" && !TaskLifecycle.IsTerminal(task.State)).DueTime;

    private void Keep(FollowUpChanges changes)
    {
        foreach (var task in changes.Changed)
        {
            _tasks[_tasks.FindIndex(known => known.Id == task.Id)] = task;
        }

        changes.Opened.Select(task => task.Id).Intersect(_tasks.Select(task => task.Id)).ShouldBeEmpty("a task was opened twice");
        _tasks.AddRange(changes.Opened);
    }
}
