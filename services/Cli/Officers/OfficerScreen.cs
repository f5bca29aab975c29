using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;

namespace Netralitas.Cli.Officers;

/// <summary>How an officer looks.</summary>
internal static class OfficerScreen
{
    /// <summary>One officer.</summary>
    public static void Show(this IAnsiConsole screen, Officer officer) => screen.Facts(
        ("Officer", officer.Id), ("Name", officer.Name), ("Office", officer.OfficeId), ("Roles", RolesOf(officer)), ("Term", LocalTime.Term(officer.StartTime, officer.EndTime)), ("Etag", officer.Etag));

    /// <summary>The roles, as words.</summary>
    public static string RolesOf(Officer officer) => string.Join(", ", officer.Roles.Select(EnumWords<Role>.Of));
}
