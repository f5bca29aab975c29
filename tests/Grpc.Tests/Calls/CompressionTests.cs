using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class CompressionTests
{
    private const int FrameHeaderLength = 5;

    private static readonly string LongText = new('n', 10_000);

    [CallFact]
    public async Task Gzip_both_ways_gives_the_same_text()
    {
        var encoding = new TaskCompletionSource<string>();
        await using var host = await EchoHost.StartAsync(Echoing(encoding.SetResult), grpc => grpc.ResponseCompressionAlgorithm = "gzip");

        var response = await host.Client.SayAsync(
            new SayRequest { Text = LongText }, CompressedBy("gzip"), cancellationToken: Token);

        response.Text.ShouldBe(LongText);
        (await encoding.Task).ShouldBe("gzip");
    }

    [CallFact]
    public async Task Deflate_both_ways_gives_the_same_text()
    {
        var encoding = new TaskCompletionSource<string>();
        await using var host = await EchoHost.StartAsync(
            Echoing(encoding.SetResult), grpc => grpc.ResponseCompressionAlgorithm = "deflate");

        var response = await host.Client.SayAsync(
            new SayRequest { Text = LongText }, CompressedBy("deflate"), cancellationToken: Token);

        response.Text.ShouldBe(LongText);
        (await encoding.Task).ShouldBe("deflate");
    }

    [CallFact]
    public async Task A_compressed_response_is_short_and_marked_on_the_wire()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc => grpc.ResponseCompressionAlgorithm = "gzip");

        var (encoding, frame) = await RawSayAsync(host, LongText);

        encoding.ShouldBe("gzip");
        frame[0].ShouldBe((byte)1);
        frame.Length.ShouldBeLessThan(LongText.Length / 10);
    }

    [CallFact]
    public async Task A_response_with_NoCompress_is_sent_as_it_is()
    {
        await using var host = await EchoHost.StartAsync(
            new EchoMethods
            {
                Say = (request, context) =>
                {
                    context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                    return Task.FromResult(new SayResponse { Text = request.Text });
                },
            },
            grpc => grpc.ResponseCompressionAlgorithm = "gzip");

        var (_, frame) = await RawSayAsync(host, LongText);

        frame[0].ShouldBe((byte)0);
        SayResponse.Parser.ParseFrom(frame, FrameHeaderLength, frame.Length - FrameHeaderLength).Text.ShouldBe(LongText);
    }

    private static EchoMethods Echoing(Action<string> encoding) => new()
    {
        Say = (request, context) =>
        {
            encoding(context.GetHttpContext().Request.Headers["grpc-encoding"].ToString());
            return Task.FromResult(new SayResponse { Text = request.Text });
        },
    };

    /// <summary>The header by which the .NET client is told to compress requests; it is not sent.</summary>
    private static Metadata CompressedBy(string encoding) => new() { { "grpc-internal-encoding-request", encoding } };

    /// <summary>Calls Say without a gRPC client and gives the encoding and the frame of the response as they were on the wire.</summary>
    private static async Task<(string Encoding, byte[] Frame)> RawSayAsync(EchoHost host, string text)
    {
        var message = new SayRequest { Text = text }.ToByteArray();
        byte[] frame = [0, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(message.Length)), .. message];
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Address}/netralitas.grpc.tests.Echo/Say")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "te", "trailers" }, { "grpc-accept-encoding", "gzip" } },
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        using var response = await client.SendAsync(request, Token);
        return (response.Headers.GetValues("grpc-encoding").Single(), await response.Content.ReadAsByteArrayAsync(Token));
    }
}
