using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Time;

namespace Netralitas.Agencies.Officers;

/// <summary>An officer as callers see one.</summary>
internal static class OfficerView
{
    private static readonly IReadOnlyList<Role> All = [.. Enum.GetValues<Role>().Where(role => role != Role.Unspecified)];

    public static Officer Show(OfficerRow row, string name)
    {
        var officer = new Officer
        {
            Id = row.OfficerId.ToString(), Etag = Etag.Of(row.Version), OfficeId = row.OfficeId, Name = name,
            StartTime = row.StartTime.ToTimestamp(), EndTime = row.EndTime.ToTimestamp(),
        };
        officer.Roles.AddRange(All.Where(role => row.Roles.HasFlag(Flag(role))));
        return officer;
    }

    /// <summary>The roles of a request; at least one.</summary>
    public static Roles Check(FieldChecks checks, IReadOnlyCollection<Role> roles)
    {
        checks.Require(roles.Count > 0 && roles.All(All.Contains), "roles", "must name one or several known roles");
        return roles.Where(All.Contains).Aggregate(Roles.None, (all, role) => all | Flag(role));
    }

    // Both are in the same order, which a test holds against each other.
    private static Roles Flag(Role role) => (Roles)(1 << ((int)role - 1));
}
