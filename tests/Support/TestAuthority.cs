using Netralitas.Cli.Certificates;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;

namespace Netralitas.Support;

/// <summary>A certificate authority of a test's own, the files that a service reads of it, and those that it gives to clients.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TestFolder _folder = new();
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("A test", Now.AddYears(-1), Now.AddYears(1));
    private string? _list;

    public TestAuthority()
    {
        File.WriteAllText(AuthorityFile, _authority.CertificatePem);
        ReplaceServer();
        Revoke(certificateFile: null);
    }

    public string AuthorityFile => _folder.File("authority.pem");

    public string RevokedFile => _folder.File("revoked.pem");

    /// <summary>The server's certificate and key.</summary>
    public string ServerFile => _folder.File("server.pem");

    /// <summary>The settings of a service that shows a certificate of this authority and believes its clients.</summary>
    public string[] Settings =>
    [
        $"--Tls:Certificate={ServerFile}", $"--Tls:Key={ServerFile}", $"--Tls:Authority={AuthorityFile}",
        $"--Identity:Certificates:Authority={AuthorityFile}", $"--Identity:Certificates:Revoked={RevokedFile}",
    ];

    /// <summary>What a certificate says that is good in every way, for some office.</summary>
    public static CertificateWish Good(params string[] uris) => new("test", uris, IsServer: false, IsClient: true, Now.AddHours(-1), Now.AddDays(1));

    /// <summary>The same for this office.</summary>
    public static CertificateWish Office(string officeId, Roles roles = RoleWords.Business) => Good([.. CertificateName.UrisOf(officeId, roles)]);

    /// <summary>The same for this service.</summary>
    public static CertificateWish Service(string name) => Good([.. CertificateName.UrisOf(name)]);

    /// <summary>Writes a certificate and its key into one file.</summary>
    public string Write(CertificateWish wish)
    {
        var file = _folder.File($"{Guid.NewGuid():N}.pem");
        Write(file, wish);
        return file;
    }

    /// <summary>A client that trusts this authority and shows the certificate in a file; null to show none.</summary>
    public ClientTls Client(string? certificateFile = null) => ClientTls.Open(AuthorityFile, certificateFile);

    /// <summary>A client that trusts this authority and shows a certificate that it issues.</summary>
    public ClientTls Client(CertificateWish wish) => Client(Write(wish));

    /// <summary>Gives the server a new certificate.</summary>
    public void ReplaceServer() => Write(ServerFile, new CertificateWish("server", [], IsServer: true, IsClient: false, Now.AddHours(-1), Now.AddDays(1)));

    /// <summary>Puts the next list of revoked certificates in place, with this one on it.</summary>
    /// <param name="certificateFile">Null to revoke nothing more.</param>
    /// <param name="nextUpdate">When the one after it is due; a day from now unless told.</param>
    public void Revoke(string? certificateFile, DateTimeOffset? nextUpdate = null)
    {
        var serial = certificateFile is null
            ? [] : System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(File.ReadAllText(certificateFile)).SerialNumberBytes.ToArray();
        _list = _authority.RevocationList(_list, serial, Now.AddHours(-1), nextUpdate ?? Now.AddDays(1));
        Replace(RevokedFile, _list);
    }

    /// <summary>Replaces a file as a careful operator does.</summary>
    public static void Replace(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private void Write(string file, CertificateWish wish)
    {
        var pair = _authority.Issue(wish);
        Replace(file, pair.CertificatePem + "\n" + pair.KeyPem);
    }
}
