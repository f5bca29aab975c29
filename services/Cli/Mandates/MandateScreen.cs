using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Mandates;

/// <summary>How a mandate looks.</summary>
internal static class MandateScreen
{
    /// <summary>One mandate.</summary>
    public static void Show(this IAnsiConsole screen, Mandate mandate) => screen.Facts(
        ("Mandate", mandate.Id), ("Office", mandate.OfficeId), ("Recorded by", mandate.RecordingOfficeId), ("Document", mandate.DocumentNumber),
        ("Term", LocalTime.Term(mandate.StartTime, mandate.EndTime)), ("Etag", mandate.Etag));
}
