using System.Security.Cryptography.X509Certificates;
using Netralitas.Cli.Certificates;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Certificates;

/// <summary>The authority of a local network, in its data folder.</summary>
public sealed class LocalAuthorityTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_and_keeps_what_it_has_revoked()
    {
        var made = LocalAuthority.OpenOrCreate(_folder.Path, Now);
        made.Revoke("0A0B", Now);
        var (certificate, list) = (File.ReadAllText(made.CertificateFile), File.ReadAllText(made.RevokedFile));

        LocalAuthority.OpenOrCreate(_folder.Path, Now.AddDays(1));

        (File.ReadAllText(made.CertificateFile), File.ReadAllText(made.RevokedFile)).ShouldBe((certificate, list));
        LocalAuthority.OpenOrCreate(_folder.Path, Now.AddDays(61));
        File.ReadAllText(made.RevokedFile).ShouldNotBe(list);
        CertificateRevocationListBuilder.LoadPem(File.ReadAllText(made.RevokedFile), out _).RemoveEntry([0x0A, 0x0B]).ShouldBeTrue();
    }

    [Fact]
    public void What_a_service_shows_is_renewed_when_less_than_a_third_of_its_life_is_left()
    {
        var authority = LocalAuthority.OpenOrCreate(_folder.Path, Now);
        authority.RenewService("cases", Now);
        var first = File.ReadAllText(authority.FileOf("cases"));

        authority.RenewService("cases", Now.AddDays(59));
        File.ReadAllText(authority.FileOf("cases")).ShouldBe(first);

        authority.RenewService("cases", Now.AddDays(61));
        using var renewed = X509Certificate2.CreateFromPem(File.ReadAllText(authority.FileOf("cases")));
        renewed.NotAfter.ToUniversalTime().ShouldBe(Now.AddDays(151).UtcDateTime, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Keys_are_readable_by_their_owner_only()
    {
        LocalAuthority.OpenOrCreate(_folder.Path, Now).RenewService("cases", Now);

        (await CommandRun.OfAsync("certificate", "issue", "--data", _folder.Path, "--agency", "bawaslu-63.01", "--out", _folder.File("out"))).Code.ShouldBe(0);

        var secret = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("PRIVATE KEY")).ToList();
        secret.Select(Path.GetFileName).ShouldBe(["authority-key.pem", "cases.pem", "bawaslu-63.01-key.pem"], ignoreOrder: true);
        secret.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("--agency: there is no office 'bawaslu-99.99'", "issue", "--agency", "bawaslu-99.99", "--out", "out")]
    [InlineData("--roles: 'king'", "issue", "--agency", "bawaslu-63.01", "--roles", "king", "--out", "out")]
    [InlineData("certificate: '0g' is neither a file nor the number of a certificate", "revoke", "0g")]
    public async Task Wrong_use_says_what_to_do(string message, params string[] args)
    {
        LocalAuthority.OpenOrCreate(_folder.Path, Now);

        var run = await CommandRun.OfAsync(["certificate", .. args, "--data", _folder.Path]);

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_cannot_be_revoked()
    {
        LocalAuthority.OpenOrCreate(_folder.Path, Now);
        using var other = new TestAuthority();

        (await CommandRun.OfAsync("certificate", "revoke", other.ServerFile, "--data", _folder.Path)).Error.ShouldContain("was not issued by the authority");
    }

    [Fact]
    public async Task Without_TLS_a_network_has_no_authority_and_gets_none()
    {
        LocalNetwork.Open(_folder.Path, portBase: null, clock: null).Authority.ShouldBeNull();

        (await CommandRun.OfAsync("certificate", "revoke", "0A", "--data", _folder.Path)).Error.ShouldContain("up --tls");
        (await CommandRun.OfAsync("case", "list", "--ca", _folder.File("none.pem"), "--token", "x")).Error.ShouldContain("--ca");
        Should.Throw<LocalServerException>(() => LocalNetwork.Open(_folder.Path, portBase: null, clock: null, tls: true)).Message.ShouldContain("speaks plaintext");
    }
}
