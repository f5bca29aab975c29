using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;

namespace Netralitas.Cli.Officers;

/// <summary>How an officer looks.</summary>
internal static class OfficerScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>One officer.</summary>
    public static void Show(this IAnsiConsole screen, Officer officer) => screen.Facts(
        ("Officer", officer.Id), ("Name", officer.Name), ("Office", officer.OfficeId), ("Roles", RolesOf(officer)), ("Term", TermOf(officer)), ("Etag", officer.Etag));

    /// <summary>The roles, as words.</summary>
    public static string RolesOf(Officer officer) => string.Join(", ", officer.Roles.Select(EnumWords<Role>.Of));

    /// <summary>From when until when.</summary>
    public static string TermOf(Officer officer) => $"from {LocalTime.Moment(officer.StartTime, Zone)}{(officer.EndTime is null ? "" : " to " + LocalTime.Moment(officer.EndTime, Zone))}";
}
