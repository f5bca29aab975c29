using Grpc.Core;

namespace Netralitas.Grpc.Tests.Api;

public sealed class CredentialsCompositionTests
{
    private static readonly CallCredentials Some = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

    [Fact]
    public void One_credential_is_no_composition() => Should.Throw<ArgumentException>(() => CallCredentials.Compose(Some));

    [Fact]
    public void Plaintext_takes_no_call_credentials() =>
        Should.Throw<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, Some));

    [Fact]
    public void A_composition_is_not_composed_again()
    {
        var composed = ChannelCredentials.Create(new SslCredentials(), Some);

        Should.Throw<ArgumentException>(() => ChannelCredentials.Create(composed, Some));
    }

    [Fact]
    public void TLS_keeps_what_it_is_given()
    {
        var pair = new KeyCertificatePair("chain", "key");
        var credentials = new SslCredentials("roots", pair, _ => true);

        credentials.RootCertificates.ShouldBe("roots");
        credentials.KeyCertificatePair.ShouldBeSameAs(pair);
    }
}
