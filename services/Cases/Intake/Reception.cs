using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Intake;

/// <summary>From when an intake counts as received, and whether a report came too late.</summary>
/// <param name="CountedFrom">When it counts as received: clocks run from here.</param>
/// <param name="Late">The rule that a report missed; null when it came in time, and for findings and information.</param>
internal sealed record Reception(Instant CountedFrom, LateReport? Late)
{
    // Of the report since the violation was known.
    private const string PemiluLimit = "DL-01";
    private const string PilkadaLimit = "DL-02";

    /// <summary>What the law of the day says of an intake.</summary>
    /// <remarks>
    /// A report that comes in outside reception hours counts as received when they next begin. Whether it is late is another
    /// matter: the limit is for filing it, to the end of its last day, whatever the hours.
    /// </remarks>
    /// <param name="kind">How it comes in.</param>
    /// <param name="known">Day on which the act became known.</param>
    /// <param name="received">When it came.</param>
    /// <param name="at">Where: office, place of the act and election.</param>
    /// <param name="reference">Law and calendar.</param>
    /// <exception cref="CalendarYearMissingException">The holidays of a year that it needs are not known.</exception>
    public static Reception Of(CaseKind kind, LocalDate known, Instant received, ReceptionPlace at, ReferenceBook reference)
    {
        if (kind != CaseKind.Report)
        {
            return new Reception(received, null);
        }

        var counted = at.Counted(received, reference);
        var start = at.Office.Zone.AtStartOfDay(known).ToInstant();
        var limit = reference.Law.Deadlines.Find(at.Election.Family == ElectionFamily.Pemilu ? PemiluLimit : PilkadaLimit, at.MomentOf(start));
        if (limit is null)
        {
            return new Reception(counted, null);
        }

        var end = DeadlineCalculator.Due(limit, start, at.Office.Zone, reference.Calendar);
        return new Reception(counted, received < end ? null : new LateReport(limit.Id, limit.Law.Version, end));
    }
}

/// <summary>The rule that a report missed.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="After">When its time was over: a report of this instant is late.</param>
internal sealed record LateReport(string RuleId, int RuleVersion, Instant After);
