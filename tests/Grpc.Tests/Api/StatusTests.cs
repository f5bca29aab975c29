using Grpc.Core;

namespace Netralitas.Grpc.Tests.Api;

public sealed class StatusTests
{
    private static readonly Status NotFound = new(StatusCode.NotFound, "tidak ada");

    [Fact]
    public void The_message_of_an_exception_says_code_and_detail() =>
        new RpcException(NotFound).Message.ShouldBe("Status(StatusCode=\"NotFound\", Detail=\"tidak ada\")");

    [Fact]
    public void The_message_names_the_local_exception_too()
    {
        var cause = new IOException("putus");
        var failure = new RpcException(new Status(StatusCode.Unavailable, "", cause));

        failure.Message.ShouldContain("System.IO.IOException: putus");
        failure.InnerException.ShouldBeSameAs(cause);
    }

    [Fact]
    public void An_exception_has_a_message_and_trailers_of_its_own_if_given()
    {
        var trailers = new Metadata { { "reason", "X" } };

        new RpcException(NotFound).Trailers.ShouldBeSameAs(Metadata.Empty);
        new RpcException(NotFound, "own").Message.ShouldBe("own");
        new RpcException(NotFound, trailers).Trailers.ShouldBeSameAs(trailers);
        new RpcException(NotFound, trailers, "own").Message.ShouldBe("own");
        new RpcException(NotFound, trailers, "own").StatusCode.ShouldBe(StatusCode.NotFound);
    }
}
