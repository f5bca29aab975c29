using Google.Protobuf.WellKnownTypes;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using Netralitas.ReferenceViews;
using NodaTime;
using ClockPause = Netralitas.Reference.ClockPause;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>How a deadline would be reckoned.</summary>
internal static class DeadlinePreview
{
    private const int IdLengthMax = 100;
    private const int PausesMax = 100;
    // Further than any calendar; near the end of time days can no longer be added.
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    public static PreviewDeadlineResponse Of(ReferenceBook book, PreviewDeadlineRequest request)
    {
        var checks = new FieldChecks();
        var id = checks.Text("rule_id", request.RuleId, 1, IdLengthMax);
        var start = Time(checks, "start_time", request.StartTime);
        var office = book.Offices.Find(request.OfficeId);
        checks.Require(office is not null, "office_id", "must be the id of an office such as bawaslu-63.01; see ListOffices");
        var pauses = Pauses(checks, request);
        checks.ThrowIfAny();
        var moment = new LawMoment(start.InZone(office!.Zone).Date, null, office.RegionCode is null ? null : book.Regions.Find(office.RegionCode));
        var rule = book.Law.Deadlines.Find(id, moment) ?? throw Refusal.NotFound("rule", id).AsException();
        if (rule.Day == DayKind.Months && pauses.Count > 0)
        {
            checks.Bad("pauses", "must be empty for a limit in months");
            checks.ThrowIfAny();
        }

        try
        {
            return new PreviewDeadlineResponse { Reckoning = ReckoningView.Of(rule, start, office.Zone, book.Calendar, pauses) };
        }
        catch (CalendarYearMissingException e)
        {
            throw (Refusal.Of(TaskReasons.CalendarYearMissing, ("year", e.Year.ToString())) with { Resource = ("rule", id) }).AsException();
        }
    }

    private static Instant Time(FieldChecks checks, string field, Timestamp? value)
    {
        checks.Require(value is not null, field, "must be given");
        var time = checks.Time(field, value, default);
        checks.Require(time < Latest, field, "must lie before the year 2200");
        return time;
    }

    private static List<ClockPause> Pauses(FieldChecks checks, PreviewDeadlineRequest request)
    {
        checks.Require(request.Pauses.Count <= PausesMax, "pauses", $"must be at most {PausesMax}");
        var pauses = new List<ClockPause>();
        foreach (var (i, pause) in request.Pauses.Take(PausesMax).Index())
        {
            var path = $"pauses[{i}].";
            var (from, to) = (Time(checks, path + "start_time", pause.StartTime), Time(checks, path + "end_time", pause.EndTime));
            checks.Require(pauses.Count == 0 || pauses[^1].End <= from, path + "start_time", "must not lie before the end of the pause before it");
            checks.Require(from < to, path + "end_time", "must be later than start_time");
            pauses.Add(new ClockPause(from, to));
        }

        return pauses;
    }
}
