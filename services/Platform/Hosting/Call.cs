using Grpc.Core;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Hosting;

/// <summary>One call in progress: who makes it, by which method, and who may.</summary>
/// <param name="Caller">The authenticated office.</param>
/// <param name="Method">Full method, such as <c>/netralitas.cases.v1.CaseService/GetCase</c>.</param>
/// <param name="Rule">Who may make this call.</param>
/// <param name="Proof">How the caller showed who it is, and what goes on to another service in its name.</param>
/// <param name="Cancel">Fires when the caller leaves or its deadline passes.</param>
public sealed record Call(Caller Caller, string Method, RpcRule Rule, Proof Proof, CancellationToken Cancel)
{
    private static readonly object Key = new();

    /// <summary>The office that calls, or on whose behalf another one does.</summary>
    public string OfficeId => Caller.OfficeId;

    /// <summary>Who looks at what the call is about.</summary>
    public Viewer Viewer => Caller.Viewer;

    /// <summary>The office that records on behalf of that one; null where it calls for itself.</summary>
    public string? RecordingOfficeId => Caller.RecordingOfficeId;

    /// <summary>The call of a gRPC context, as <see cref="CallInterceptor"/> left it.</summary>
    public static Call Of(ServerCallContext context) => (Call)context.UserState[Key];

    /// <summary>Lets a caller with these relations pass, hides the resource from one with none, and refuses one that may only look.</summary>
    /// <exception cref="RefusalException">NOT_FOUND or NOT_ALLOWED.</exception>
    public void Require(Relation relation, string type, string id)
    {
        if (relation == Relation.None)
        {
            throw Refusal.NotFound(type, id).AsException();
        }

        if ((relation & Rule.Who) == Relation.None)
        {
            throw (Refusal.Of(Reasons.NotAllowed) with { Resource = (type, id) }).AsException();
        }
    }

    /// <summary>Refuses an account that has none of these roles within its office.</summary>
    /// <exception cref="RefusalException">ROLE_MISSING.</exception>
    public void Require(Roles roles)
    {
        if ((Caller.Roles & roles) == Roles.None)
        {
            throw Refusal.Of(Reasons.RoleMissing, ("roles", string.Join(", ", roles.Words()))).AsException();
        }
    }

    internal void Attach(ServerCallContext context) => context.UserState[Key] = this;
}
