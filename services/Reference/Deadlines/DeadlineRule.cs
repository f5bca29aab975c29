namespace Netralitas.Reference;

/// <summary>A limit within which something must be done, in the time zone of the office that must do it.</summary>
/// <param name="Law">Id, such as <c>DL-06</c> (of the deadline table of the field) or <c>POL-TRACING</c> (ours), and where and when it holds.</param>
/// <param name="Amount">How many days, hours or months, at least 1.</param>
/// <param name="Day">What is counted.</param>
/// <param name="CountFirstDay">Whether the day on which the clock starts is the first day; false for hours and months.</param>
/// <param name="Kind">Law or policy.</param>
/// <param name="Extends">The rule that it takes the place of when the time is extended, counted from the same start; null for most.</param>
/// <param name="AtLeast">Whether the act must not come before the time is over, instead of not after.</param>
/// <param name="Before">Whether it is counted back from the event: the time begins then.</param>
public sealed record DeadlineRule(
    LawHeader Law, int Amount, DayKind Day, bool CountFirstDay, BasisKind Kind, string? Extends = null, bool AtLeast = false, bool Before = false) : ILaw
{
    /// <summary>The id.</summary>
    public string Id => Law.Id;

    /// <summary>The legal basis in words, or the word <c>policy</c>.</summary>
    public string Basis => Law.Basis;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string>
            {
                ["amount"] = Amount.ToString(System.Globalization.CultureInfo.InvariantCulture), ["day"] = Words.Write(Day), ["kind"] = Words.Write(Kind),
            };
            if (Day is DayKind.Calendar or DayKind.Working)
            {
                facts["count_first_day"] = CountFirstDay ? "true" : "false";
            }

            if (Extends is not null)
            {
                facts["extends"] = Extends;
            }

            if (AtLeast || Before)
            {
                facts[AtLeast ? "at_least" : "before"] = "true";
            }

            return facts;
        }
    }
}
