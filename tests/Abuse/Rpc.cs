using Google.Protobuf.Reflection;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Contracts.Events;
using Netralitas.Notifications;

namespace Netralitas.Abuse;

/// <summary>One method of one process.</summary>
/// <param name="Service">The process.</param>
/// <param name="Method">The method.</param>
internal sealed record Rpc(string Service, MethodDescriptor Method)
{
    /// <summary>Every method that there is, found by the descriptors.</summary>
    public static IReadOnlyList<Rpc> All { get; } =
    [
        .. Of(Network.Cases, new CasesModule().Descriptors),
        .. Of(Network.Agencies, new AgenciesModule().Descriptors),
        .. Of(Network.Notifications, new NotificationsModule().Descriptors),
    ];

    /// <summary>Full name, such as <c>/grpc.health.v1.Health/Check</c>.</summary>
    public string Path => $"/{Method.Service.FullName}/{Method.Name}";

    /// <summary>Whether either side goes on until somebody ends it.</summary>
    public bool IsStream => Method.IsServerStreaming || Method.IsClientStreaming;

    public override string ToString() => $"{Service}{Path}";

    private static IEnumerable<Rpc> Of(string service, IReadOnlyList<ServiceDescriptor> descriptors) =>
        from descriptor in (ServiceDescriptor[])[.. descriptors, Grpc.Health.V1.Health.Descriptor, Grpc.Reflection.V1.ServerReflection.Descriptor, Grpc.Reflection.V1Alpha.ServerReflection.Descriptor]
        from method in descriptor.Methods
        select new Rpc(service, method);
}
