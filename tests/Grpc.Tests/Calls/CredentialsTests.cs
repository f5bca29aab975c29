using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class CredentialsTests
{
    /// <summary>Answers what credentials arrived.</summary>
    private static readonly EchoMethods Telling = new()
    {
        Say = (_, context) => Task.FromResult(new SayResponse
        {
            Text = string.Join(" ", context.RequestHeaders.Where(entry => entry.Key.StartsWith("by-")).Select(entry => entry.Value)),
        }),
    };

    [CallFact]
    public async Task Call_credentials_are_dropped_over_plaintext()
    {
        await using var host = await EchoHost.StartAsync(Telling);

        (await SayAsync(host.Connect(), Credentials("call"))).ShouldBe("");
    }

    [CallFact]
    public async Task Call_credentials_go_over_plaintext_if_the_channel_says_it_is_unsafe()
    {
        await using var host = await EchoHost.StartAsync(Telling);

        var channel = host.Connect(options => options.UnsafeUseInsecureChannelCallCredentials = true);

        (await SayAsync(channel, Credentials("call"))).ShouldBe("call");
    }

    [CallFact]
    public async Task Credentials_of_the_channel_and_of_the_call_arrive_over_TLS()
    {
        using var certificate = SelfSigned("localhost");
        await using var host = await EchoHost.StartAsync(Telling, listen: listen => listen.UseHttps(certificate));
        var channel = host.Connect(options =>
        {
            options.HttpHandler = Trusting(certificate);
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Credentials("channel"));
        });

        (await SayAsync(channel, CallCredentials.Compose(Credentials("first"), Credentials("second")))).ShouldBe("first second channel");
    }

    [CallFact]
    public async Task Credentials_know_the_service_and_the_method()
    {
        using var certificate = SelfSigned("localhost");
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, listen: listen => listen.UseHttps(certificate));
        var asked = new TaskCompletionSource<AuthInterceptorContext>();
        var credentials = CallCredentials.FromInterceptor((context, _) =>
        {
            asked.SetResult(context);
            return Task.CompletedTask;
        });

        await SayAsync(host.Connect(options => options.HttpHandler = Trusting(certificate)), credentials);

        var context = await asked.Task;
        context.ServiceUrl.ShouldBe($"{host.Address}/netralitas.grpc.tests.Echo");
        context.MethodName.ShouldBe("Say");
    }

    [CallFact]
    public async Task A_server_certificate_that_is_not_trusted_fails_the_call()
    {
        using var certificate = SelfSigned("localhost");
        await using var host = await EchoHost.StartAsync(Telling, listen: listen => listen.UseHttps(certificate));

        var failure = await Should.ThrowAsync<RpcException>(SayAsync(host.Connect(), Credentials("call")));

        failure.StatusCode.ShouldBe(StatusCode.Internal);
    }

    [CallFact]
    public async Task A_client_certificate_authenticates_the_peer()
    {
        using var server = SelfSigned("localhost");
        using var client = SelfSigned("bawaslu-63.01");
        await using var host = await EchoHost.StartAsync(
            new EchoMethods
            {
                Say = (_, context) => Task.FromResult(new SayResponse
                {
                    Text = string.Join(" ", context.AuthContext.PeerIdentity.Select(property => property.Value)),
                }),
            },
            listen: listen => listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = server,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (_, _, _) => true,
            }));

        var text = await SayAsync(host.Connect(options => options.HttpHandler = Trusting(server, client)), Credentials("call"));

        text.ShouldBe("bawaslu-63.01");
    }

    private static async Task<string> SayAsync(GrpcChannel channel, CallCredentials credentials) =>
        (await new Echo.EchoClient(channel).SayAsync(
            new SayRequest(), new CallOptions(cancellationToken: Token).WithCredentials(credentials))).Text;

    private static CallCredentials Credentials(string name) => CallCredentials.FromInterceptor((_, headers) =>
    {
        headers.Add($"by-{name}", name);
        return Task.CompletedTask;
    });

    private static SocketsHttpHandler Trusting(X509Certificate2 server, X509Certificate2? client = null) => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => server.Equals(presented),
            ClientCertificates = client is null ? null : [client],
        },
    };

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
