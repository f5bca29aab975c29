using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Netralitas.Platform.Authority;

namespace Netralitas.Platform.Identity;

/// <summary>Metadata by which a service calls another one for a caller that showed a certificate, which cannot be passed on as a token can.</summary>
/// <remarks>Believed from a connection with a service's certificate only; from anybody else the call is refused.</remarks>
internal static class OnBehalf
{
    private const string Office = "netralitas-office";
    private const string Subject = "netralitas-subject";
    private const string Roles = "netralitas-roles";

    /// <summary>The metadata that name a caller.</summary>
    public static Metadata Of(Caller caller) => new()
    {
        { Office, caller.OfficeId }, { Subject, caller.Subject }, { Roles, string.Join(',', caller.Roles.Words()) },
    };

    /// <summary>Whether a call says that it is made for somebody else.</summary>
    public static bool IsIn(IHeaderDictionary headers) => headers.ContainsKey(Office) || headers.ContainsKey(Subject) || headers.ContainsKey(Roles);

    /// <summary>The caller that a service names; null when the metadata are not whole.</summary>
    /// <param name="headers">The metadata of the call.</param>
    /// <param name="expiry">When the service's own certificate ends.</param>
    public static Caller? Read(IHeaderDictionary headers, DateTimeOffset expiry) =>
        headers[Office] is [{ Length: > 0 } office] && headers[Subject] is [{ Length: > 0 } subject] && headers[Roles] is [{ } roles]
            ? new Caller(office, subject, RoleWords.Of(roles.Split(',')), OfficerId: null, expiry)
            : null;
}
