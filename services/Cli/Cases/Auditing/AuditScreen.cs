using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary>How an audit looks.</summary>
internal static class AuditScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>One audit.</summary>
    public static void Show(this IAnsiConsole screen, AuditAccess audit) => screen.Facts(
        ("Audit", audit.Id), ("Case", audit.CaseId), ("Office", audit.OfficeId), ("Ground", EnumWords<AuditGround>.Of(audit.Ground)),
        ("Document", audit.DocumentNumber), ("Opened", Opened(audit)), ("Until", Until(audit)), ("Read", Read(audit)));

    /// <summary>When it was opened.</summary>
    public static string Opened(AuditAccess audit) => LocalTime.Moment(audit.OpenTime, Zone);

    /// <summary>How often it was read, and when last.</summary>
    public static string Read(AuditAccess audit) => audit.LastReadTime is { } last ? $"{audit.ReadCount}, last {LocalTime.Moment(last, Zone)}" : "not yet";

    /// <summary>When it was read.</summary>
    public static string At(AuditRead read) => LocalTime.Moment(read.ReadTime, Zone);

    /// <summary>Until when it is good, or who closed it when.</summary>
    public static string Until(AuditAccess audit) => audit.CloseTime is { } closed
        ? $"closed {LocalTime.Moment(closed, Zone)} by {audit.ClosingOfficeId}"
        : LocalTime.Moment(audit.ExpireTime, Zone);
}
