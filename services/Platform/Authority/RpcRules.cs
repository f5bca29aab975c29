using Google.Protobuf.Reflection;

namespace Netralitas.Platform.Authority;

/// <summary>Who may call a method: both must hold.</summary>
/// <param name="Who">How the office stands to what the call is about.</param>
/// <param name="By">What the account may do within its office: one of these is enough.</param>
/// <param name="OnBehalf">Whether an office that holds a mandate may call it on behalf of another.</param>
public sealed record RpcRule(Relation Who, Roles By, bool OnBehalf = false);

/// <summary>The one table of a service that says who may call what. Deny by default: a method without a row stops the start.</summary>
public sealed class RpcRules
{
    private readonly Dictionary<string, RpcRule> _rows = new(StringComparer.Ordinal);

    /// <summary>Every row: full method such as <c>/netralitas.cases.v1.CaseService/GetCase</c>, and who may call it.</summary>
    public IReadOnlyDictionary<string, RpcRule> Rows => _rows;

    /// <summary>Adds a row. On behalf of others only what says so can be called.</summary>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public RpcRules Allow(ServiceDescriptor service, string method, Relation who, Roles by, bool onBehalf = false)
    {
        if (service.FindMethodByName(method) is null)
        {
            throw new ArgumentException($"{service.FullName} has no method {method}.", nameof(method));
        }

        _rows.Add($"/{service.FullName}/{method}", new RpcRule(who, by, onBehalf));
        return this;
    }
}
