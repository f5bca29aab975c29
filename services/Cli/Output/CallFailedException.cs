using Grpc.Core;
using Netralitas.Platform.Clients;

namespace Netralitas.Cli.Output;

/// <summary>A call came back with an error.</summary>
internal sealed class CallFailedException(RpcException cause, string service, ServiceAddresses address, FieldOptions options) : Exception(cause.Status.Detail, cause)
{
    /// <summary>The error.</summary>
    public RpcException Error { get; } = cause;

    /// <summary>Name of the service.</summary>
    public string Service { get; } = service;

    /// <summary>Where it was called.</summary>
    public ServiceAddresses Address { get; } = address;

    /// <summary>Which option fills which field.</summary>
    public FieldOptions Options { get; } = options;
}
