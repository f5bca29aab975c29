using System.Security.Claims;
using Netralitas.Platform.Authority;

namespace Netralitas.Platform.Identity;

/// <summary>Who calls: one agency office, or another one on its behalf.</summary>
/// <param name="OfficeId">The office, such as <c>bawaslu-63.01</c>: the one whose rights count.</param>
/// <param name="Subject">The account within the office, as the issuer names it; part of what makes a request id unique.</param>
/// <param name="Roles">What the account may do within the office.</param>
/// <param name="OfficerId">The officer in the register; null for a service account.</param>
/// <param name="TokenExpiry">From when on calls with the token are refused, real time.</param>
public sealed record Caller(string OfficeId, string Subject, Roles Roles, Guid? OfficerId, DateTimeOffset TokenExpiry)
{
    /// <summary>The caller's own office where it records on behalf of <see cref="OfficeId"/>; null where an office calls for itself.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>The same as who looks.</summary>
    public Viewer Viewer => new(OfficeId, OfficerId, RecordingOfficeId);

    /// <summary>Who it is, to tell two persons apart: the officer where it is one, whatever the issuer calls the account.</summary>
    public string Account => OfficerId is { } officer ? AccountOf(officer) : Subject;

    /// <summary>The same of any officer.</summary>
    public static string AccountOf(Guid officerId) => $"officer:{officerId}";

    /// <summary>Within which request ids are unique: the account, and apart from its own each office on whose behalf it calls.</summary>
    public string RequestSpace => RecordingOfficeId is null ? Subject : $"{Subject} for {OfficeId}";

    /// <summary>Claim of the token that names the office.</summary>
    public const string OfficeClaim = "agency";

    /// <summary>Claim that names a role of the account, as often as it has roles (<see cref="RoleWords"/>); without any it may only look.</summary>
    public const string RoleClaim = "roles";

    /// <summary>Claim that names the officer in the register, whose roles then count instead of those of the token.</summary>
    public const string OfficerClaim = "officer";

    /// <summary>The caller that a validated token names; null when there is none.</summary>
    public static Caller? From(ClaimsPrincipal principal)
    {
        var office = principal.FindFirstValue(OfficeClaim);
        var subject = principal.FindFirstValue("sub");
        return principal.Identity?.IsAuthenticated == true && !string.IsNullOrEmpty(office) && !string.IsNullOrEmpty(subject)
            && OfficerOf(principal) is var (isGood, officer) && isGood
            && long.TryParse(principal.FindFirstValue("exp"), out var expiry)
            ? new Caller(office, subject, RolesOf(principal), officer, DateTimeOffset.FromUnixTimeSeconds(expiry) + Authentication.Skew)
            : null;
    }

    /// <summary>An officer claim that names nobody makes the token bad, not a service account's.</summary>
    private static (bool IsGood, Guid? Officer) OfficerOf(ClaimsPrincipal principal) => principal.FindFirstValue(OfficerClaim) is not { } text
        ? (true, null)
        : (Guid.TryParseExact(text, "D", out var id), id);

    private static Roles RolesOf(ClaimsPrincipal principal) => Roles.Reader | RoleWords.Of(principal.FindAll(RoleClaim).Select(claim => claim.Value));
}
