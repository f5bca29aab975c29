using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The days of a case, in their order.</summary>
internal sealed class RegisterDates
{
    private readonly DateTimeZone _zone;

    /// <summary>Reads them.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="row">The row.</param>
    /// <param name="zone">Where the handling office is.</param>
    /// <param name="now">The legal instant: what is history has ended.</param>
    public RegisterDates(FieldChecks checks, RegisterRow row, DateTimeZone zone, Instant now)
    {
        _zone = zone;
        LocalDate? before = null;
        Act = Next("act_date", row.ActDate) ?? LocalDate.MinIsoValue;
        Known = Next("known_date", row.KnownDate) ?? LocalDate.MinIsoValue;
        Received = Next("received_date", row.ReceivedDate) ?? LocalDate.MinIsoValue;
        Registered = Next("registered_date", row.RegisteredDate, isNeeded: false);
        Decided = Next("decided_date", row.DecidedDate, isNeeded: false);
        Closed = Next("closed_date", row.ClosedDate) ?? LocalDate.MinIsoValue;
        checks.Require(Closed <= now.InZone(zone).Date, "closed_date", "must not be in the future");

        LocalDate? Next(string column, string text, bool isNeeded = true)
        {
            if (text.Trim().Length == 0 && !isNeeded)
            {
                return null;
            }

            var there = new FieldChecks();
            var day = there.Date(column, text.Trim());
            if (!checks.Require(there.Clean && day.Year >= YearMin, column, "must be a date such as 2024-10-14"))
            {
                return null;
            }

            checks.Require(before is not { } earlier || earlier <= day, column, "must not be before the date in the column before it");
            before = day;
            return day;
        }
    }

    // Nothing of the kind is older; and the databases know no days before the common era.
    private const int YearMin = 1955;

    public LocalDate Act { get; }

    public LocalDate Known { get; }

    public LocalDate Received { get; }

    public LocalDate? Registered { get; }

    public LocalDate? Decided { get; }

    public LocalDate Closed { get; }

    /// <summary>When a day begins at the office.</summary>
    public Instant At(LocalDate day) => day == LocalDate.MinIsoValue ? default : _zone.AtStartOfDay(day).ToInstant();

    /// <summary>The same; null for none.</summary>
    public Instant? AtOrNull(LocalDate? day) => day is { } known ? At(known) : null;
}
