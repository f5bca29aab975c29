using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary>What operators read.</summary>
internal static class OperatorScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>An instant as people in the west read it.</summary>
    public static string Moment(Timestamp? time) => LocalTime.Moment(time, Zone);

    /// <summary>A span of time in its two largest units, such as <c>3 d 4 h</c>; empty when there is none.</summary>
    public static string Age(Duration? span) => span is null ? "" : Age(span.ToTimeSpan());

    /// <inheritdoc cref="Age(Duration)"/>
    public static string Age(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Days} d {span.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours} h {span.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(span.TotalSeconds, 0):0.#} s"),
    };

    /// <summary>Shows a fact that was or is set aside.</summary>
    public static void Show(this IAnsiConsole screen, string service, ParkedFact fact, params (string Name, string Value)[] more) => screen.Facts(
    [
        ("Message", fact.MessageId), ("Service", service), ("Fact", fact.Type), ("State", Input.EnumWords<ParkedState>.Of(fact.State)), ("Cause", fact.Cause), ("Place", fact.Place),
        ("First tried", Moment(fact.FirstTryTime)), ("Last tried", Moment(fact.LastTryTime)), ("Attempts", $"{fact.Attempts}"), ("Parked", Moment(fact.ParkTime)), ("Age", Age(fact.Age)),
        ("Ended", Moment(fact.EndTime)), ("By", fact.EndOfficeId.Length == 0 ? "" : $"{fact.EndOfficeId}, {fact.EndAccount}"), ("Reason", fact.EndReason), .. more,
    ]);

    /// <summary>The last part of a type's name.</summary>
    public static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}
