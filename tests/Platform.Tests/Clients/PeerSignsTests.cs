using System.Net;
using Netralitas.Cli.Local;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Tests.Time;

namespace Netralitas.Platform.Tests.Clients;

/// <summary>What a client remembers of replicas that are away.</summary>
public sealed class PeerSignsTests
{
    private readonly MovedTime _time = new();

    [Fact]
    public async Task One_that_takes_no_connection_is_left_alone_for_a_second_and_then_asked_once()
    {
        var signs = new PeerSigns(_time);
        var nobody = new DnsEndPoint("127.0.0.1", FreePorts.Next());
        using var client = new HttpClient(new SignsHandler(signs, new SocketsHttpHandler()));
        signs.MayCall(nobody).ShouldBeTrue();

        (await Should.ThrowAsync<HttpRequestException>(client.GetAsync(new Uri($"http://{nobody.Host}:{nobody.Port}"), TestContext.Current.CancellationToken)))
            .HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);

        signs.MayCall(nobody).ShouldBeFalse();
        _time.Move(TimeSpan.FromSeconds(1));
        (signs.MayCall(nobody), signs.MayCall(nobody)).ShouldBe((true, false));
        signs.Answered(nobody);
        signs.MayCall(nobody).ShouldBeTrue();
    }
}
