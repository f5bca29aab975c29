using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Reporters;

/// <summary>How reporters and requests to see them look.</summary>
internal static class ReporterScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>What was taken in.</summary>
    public static void Show(this IAnsiConsole screen, ReceivedReporter reporter) => screen.Facts(
        ("Reporter", reporter.ReporterId), ("Kind", EnumWords<ReporterKind>.Of(reporter.Kind)), ("Receipt code", reporter.ReceiptCode));

    /// <summary>A request to reveal.</summary>
    public static void Show(this IAnsiConsole screen, Reveal reveal) => screen.Facts(
        ("Reveal", reveal.Id), ("Reporter", reveal.ReporterId), ("State", EnumWords<RevealState>.Of(reveal.State)),
        ("Purpose", EnumWords<RevealPurpose>.Of(reveal.Purpose)), ("Document", reveal.DocumentNumber), ("Expires", LocalTime.Moment(reveal.ExpireTime, Zone)));

    /// <summary>Who it is.</summary>
    public static void Show(this IAnsiConsole screen, RevealReporterResponse shown)
    {
        var (who, attorney) = (shown.Identity, shown.Identity.Attorney ?? new Attorney());
        screen.Facts(
            ("Kind", EnumWords<ReporterKind>.Of(shown.Kind)), ("Name", who.Name), ("Identity number", who.IdentityNumber), ("Employee number", who.EmployeeNumber),
            ("Born", string.Join(", ", new[] { who.BirthPlace, who.BirthDate }.Where(word => word.Length > 0))), ("Address", who.Address),
            ("Phone", who.Phone), ("Email", who.Email), ("Attorney", attorney.Name), ("  Authorization", attorney.AuthorizationNumber),
            ("  Address", attorney.Address), ("  Phone", attorney.Phone));
    }
}
