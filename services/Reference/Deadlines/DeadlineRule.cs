namespace Netralitas.Reference;

/// <summary>A limit within which something must be done, in the time zone of the office that must do it.</summary>
/// <param name="Id">Id, such as <c>DL-06</c> (of the deadline table of the field) or <c>POL-TRACING</c> (ours).</param>
/// <param name="Amount">How many days or hours, at least 1.</param>
/// <param name="Day">What is counted.</param>
/// <param name="CountFirstDay">Whether the day on which the clock starts is the first day; false for hours.</param>
/// <param name="Kind">Law or policy.</param>
/// <param name="Basis">The legal basis in words, or the word <c>policy</c>.</param>
/// <param name="Evidence">
/// How it is known and how surely, such as <c>F-H</c>, with <c>(verify)</c> when the official text is still to be checked.
/// </param>
public sealed record DeadlineRule(
    string Id,
    int Amount,
    DayKind Day,
    bool CountFirstDay,
    BasisKind Kind,
    string Basis,
    string Evidence);
