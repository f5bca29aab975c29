using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>The clocks of a case: which rule, from when, and when it was met.</summary>
/// <param name="Kind">What it waits for.</param>
/// <param name="Rule">The rule in the version that held when it started.</param>
/// <param name="Start">When it started.</param>
/// <param name="Met">When it was met; null while it is not.</param>
internal sealed record RunningClock(ClockKind Kind, DeadlineRule Rule, Instant Start, Instant? Met);

/// <summary>Reads the clocks off a case: each follows from what happened and from the law of that day.</summary>
internal sealed class CaseClocks(ReferenceBook reference)
{
    /// <summary>Every clock that has started, in the order of their starts.</summary>
    public IReadOnlyList<RunningClock> Of(NeutralityCase file)
    {
        // What is history already has no clocks, and its years may be in no calendar.
        if (file.Imported)
        {
            return [];
        }

        var isPemilu = reference.Elections.Find(file.ElectionId)!.Family == ElectionFamily.Pemilu;
        var zone = reference.Offices.Find(file.HandlingOfficeId)!.Zone;
        var clocks = new[]
        {
            file.Kind == CaseKind.Report ? Clock(file, ClockKind.InitialStudy, isPemilu ? "DL-05" : "DL-06", file.CountedFromTime, file.StudiedTime) : null,
            file.Kind == CaseKind.Finding
                ? Clock(file, ClockKind.Finding, isPemilu ? "DL-03" : "DL-04", zone.AtStartOfDay(file.KnownDate).ToInstant(), file.RegisteredTime ?? file.ClosedTime) : null,
            file.DeficientTime is { } deficient
                ? Clock(file, ClockKind.Completion, isPemilu ? "DL-07" : "DL-08", deficient, file.CompletedTime >= deficient ? file.CompletedTime : file.RegisteredTime ?? file.ClosedTime) : null,
            file.RegisteredTime is { } registered
                ? Clock(file, ClockKind.Decision, DecisionRule(isPemilu, file.ExtendedTime is not null), registered, file.DecidedTime ?? file.ClosedTime) : null,
            // A crime has a day; what else was decided in the same plenary has its own time, and forwarding the one is not forwarding the other.
            Forwarding(file, "DL-13", allegation => allegation.Outcome == Outcome.CrimeSuspected),
            Forwarding(file, "DL-24", allegation => allegation.IsViolation && allegation.Outcome != Outcome.CrimeSuspected),
        };
        return [.. clocks.OfType<RunningClock>().OrderBy(clock => clock.Start)];
    }

    /// <summary>When the decision is due as it stands now, pauses left out; the end of time where the case is not registered.</summary>
    public Instant DecisionDue(NeutralityCase file, Instant now) =>
        Of(file).FirstOrDefault(clock => clock.Kind == ClockKind.Decision) is { } clock
            ? DeadlineCalculator.Due(clock.Rule, clock.Start, reference.Offices.Find(file.HandlingOfficeId)!.Zone, reference.Calendar, Pausing.Pause.Of(file, now))
            : Instant.MaxValue;

    private static string DecisionRule(bool isPemilu, bool isExtended) => (isPemilu, isExtended) switch
    {
        (true, false) => "DL-09",
        (true, true) => "DL-10",
        (false, false) => "DL-11",
        (false, true) => "DL-12",
    };

    /// <summary>The clock of forwarding some of what was decided; it is met when the last of it was forwarded.</summary>
    private RunningClock? Forwarding(NeutralityCase file, string ruleId, Predicate<Allegation> which)
    {
        var decided = file.Allegations.FindAll(which);
        if (file.DecidedTime is not { } start || decided.Count == 0)
        {
            return null;
        }

        var sent = decided.ConvertAll(allegation => file.Forwardings.FirstOrDefault(letter => letter.AllegationIds.Contains(allegation.Id)));
        return Clock(file, ClockKind.Forwarding, ruleId, start, sent.Contains(null) ? null : Instant.FromDateTimeOffset(sent.Max(letter => letter!.Time)));
    }

    private RunningClock? Clock(NeutralityCase file, ClockKind kind, string ruleId, Instant start, Instant? met)
    {
        var office = reference.Offices.Find(file.HandlingOfficeId)!;
        var moment = new LawMoment(
            start.InZone(office.Zone).Date, reference.Elections.Find(file.ElectionId)!.Family, office.RegionCode is null ? null : reference.Regions.Find(office.RegionCode));
        return reference.Law.Deadlines.Find(ruleId, moment) is { } rule ? new RunningClock(kind, rule, start, met) : null;
    }
}
