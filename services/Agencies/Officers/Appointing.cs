using Grpc.Core;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Reference;

namespace Netralitas.Agencies.Officers;

/// <summary>Who may appoint whom.</summary>
internal static class Appointing
{
    private static readonly Reason FromAbove = new("ADMINISTRATOR_FROM_ABOVE", StatusCode.PermissionDenied,
        "An administrator is appointed and dismissed by an administrator of an office above.",
        "Administrator diangkat dan diberhentikan oleh administrator kantor di atasnya.");

    /// <summary>How an office stands to another: itself, above it in the same function, or not at all.</summary>
    public static Relation RelationOf(string callerOfficeId, Office? office, OfficeTable offices) =>
        office?.Id == callerOfficeId ? Relation.OwnOffice : offices.Line(office).Any(above => above.Id == callerOfficeId) ? Relation.OfficeAbove : Relation.None;

    /// <summary>The refusal of a change that touches these roles; null when it may be.</summary>
    public static Refusal? Refuse(Relation relation, Roles roles) =>
        relation == Relation.OwnOffice && roles.HasFlag(Roles.Administrator) ? Refusal.Of(FromAbove) : null;
}
