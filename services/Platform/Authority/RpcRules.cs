using Google.Protobuf.Reflection;

namespace Netralitas.Platform.Authority;

/// <summary>The one table of a service that says who may call what. Deny by default: a method without a row stops the start.</summary>
public sealed class RpcRules
{
    private readonly Dictionary<string, Relation> _rows = new(StringComparer.Ordinal);

    /// <summary>Every row: full method such as <c>/netralitas.cases.v1.CaseService/GetCase</c>, and who may call it.</summary>
    public IReadOnlyDictionary<string, Relation> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public RpcRules Allow(ServiceDescriptor service, string method, Relation who)
    {
        if (service.FindMethodByName(method) is null)
        {
            throw new ArgumentException($"{service.FullName} has no method {method}.", nameof(method));
        }

        _rows.Add($"/{service.FullName}/{method}", who);
        return this;
    }
}
