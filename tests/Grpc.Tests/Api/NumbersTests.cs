using Grpc.Core;

namespace Netralitas.Grpc.Tests.Api;

/// <summary>Enum values are compiled into the official assemblies as numbers: no reference would be missed if one changed.</summary>
public sealed class NumbersTests
{
    [Fact]
    public void Status_codes_are_those_on_the_wire() => Enum.GetNames<StatusCode>().ShouldBe(
    [
        "OK", "Cancelled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists", "PermissionDenied",
        "ResourceExhausted", "FailedPrecondition", "Aborted", "OutOfRange", "Unimplemented", "Internal", "Unavailable", "DataLoss",
        "Unauthenticated",
    ]);

    [Fact]
    public void Shapes_of_calls() =>
        Enum.GetNames<MethodType>().ShouldBe(["Unary", "ClientStreaming", "ServerStreaming", "DuplexStreaming"]);

    [Fact]
    public void States_of_a_connection() =>
        Enum.GetNames<ConnectivityState>().ShouldBe(["Idle", "Connecting", "Ready", "TransientFailure", "Shutdown"]);

    [Fact]
    public void All_three_count_from_zero()
    {
        Enum.GetValues<StatusCode>().Select(code => (int)code).ShouldBe(Enumerable.Range(0, 17));
        Enum.GetValues<MethodType>().Select(type => (int)type).ShouldBe(Enumerable.Range(0, 4));
        Enum.GetValues<ConnectivityState>().Select(state => (int)state).ShouldBe(Enumerable.Range(0, 5));
    }

    [Fact]
    public void Write_flags()
    {
        ((int)WriteFlags.BufferHint).ShouldBe(1);
        ((int)WriteFlags.NoCompress).ShouldBe(2);
    }
}
