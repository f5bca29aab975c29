using Netralitas.Platform.Clients;

namespace Netralitas.Platform.Tests.Clients;

public sealed class ServiceAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7001", "http://127.0.0.1:7001")]
    [InlineData("http://127.0.0.1:7001/", "http://127.0.0.1:7001")]
    [InlineData("http://127.0.0.1:7001, http://127.0.0.1:7011", "http://127.0.0.1:7001,http://127.0.0.1:7011")]
    [InlineData("https://cases.example:443,https://other.example", "https://cases.example,https://other.example")]
    [InlineData("dns:///agencies.netralitas.svc:8080", "dns:///agencies.netralitas.svc:8080")]
    [InlineData("dns+https:///agencies.netralitas.svc:8080", "dns+https:///agencies.netralitas.svc:8080")]
    public void One_address_several_or_a_name_are_understood(string text, string written) =>
        ServiceAddresses.Parse(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:7001")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:7001,")]
    [InlineData("http://127.0.0.1:7001,https://127.0.0.1:7011")]
    [InlineData("http://127.0.0.1:7001/cases")]
    [InlineData("http://user@127.0.0.1:7001")]
    [InlineData("dns:///agencies")]
    [InlineData("dns:///agencies:0")]
    [InlineData("dns://8.8.8.8/agencies:8080")]
    [InlineData("dns:///")]
    [InlineData("dns+https:///agencies")]
    public void Anything_else_is_refused_with_what_to_write(string text) =>
        Should.Throw<FormatException>(() => ServiceAddresses.Parse(text)).Message
            .ShouldBe($"'{text}' is not an address; write one such as http://127.0.0.1:7002, several separated by commas, or dns:///host:port (dns+https:/// for TLS).");

    [Fact]
    public void More_addresses_than_anyone_runs_are_refused()
    {
        ServiceAddresses.TryParse(Many(ServiceAddresses.AddressesMax), out _).ShouldBeTrue();
        ServiceAddresses.TryParse(Many(ServiceAddresses.AddressesMax + 1), out _).ShouldBeFalse();

        static string Many(int count) => string.Join(',', Enumerable.Range(1, count).Select(i => $"http://10.0.0.{i}:80"));
    }
}
