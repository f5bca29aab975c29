namespace Netralitas.Reference;

/// <summary>How the days of a deadline are counted. The numbers are those of the contract.</summary>
public enum DayKind
{
    /// <summary>Calendar days (hari kalender).</summary>
    Calendar = 1,

    /// <summary>Working days (hari kerja): no weekends, national holidays or collective leave.</summary>
    Working = 2,

    /// <summary>Hours on the clock (1 x 24 jam).</summary>
    Hours = 3,

    /// <summary>Months of the calendar (bulan).</summary>
    Months = 4,
}
