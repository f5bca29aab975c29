using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Authority;
using static Netralitas.Contracts.Operations.V1.OperationsService;

namespace Netralitas.Platform.Operations;

/// <summary>Who operates a service: an administrator of the office that operates the network, and nobody on its behalf.</summary>
public static class OperationsAuthority
{
    /// <summary>Adds the rows of <see cref="OperationsService"/>, the same in every service.</summary>
    public static RpcRules AllowOperators(this RpcRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Descriptor.Methods.Aggregate(rules, (all, method) => all.Allow(Descriptor, method.Name, Relation.Operator, Roles.Administrator));
    }
}
