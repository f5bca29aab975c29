using System.Security.Cryptography.X509Certificates;
using Netralitas.Cli.Local;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;

namespace Netralitas.Cli.Certificates;

/// <summary>The private authority of a local network, in the folder <c>tls</c> of its data: keys are readable by the owner only.</summary>
/// <remarks>Services elsewhere do not trust it. What the services show and the list of revoked certificates are made anew by the next
/// <c>up</c> when less than a third of their time is left.</remarks>
public sealed class LocalAuthority
{
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);
    // The clock of who reads it may be a little behind.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    private readonly string _folder;

    private LocalAuthority(string folder) => _folder = folder;

    /// <summary>Its certificate: what clients and services trust.</summary>
    public string CertificateFile => Path.Combine(_folder, "authority.pem");

    /// <summary>Its list of revoked certificates.</summary>
    public string RevokedFile => Path.Combine(_folder, "revoked.pem");

    private string KeyFile => Path.Combine(_folder, "authority-key.pem");

    /// <summary>The authority of a network's data folder.</summary>
    /// <exception cref="LocalServerException">The network has none.</exception>
    public static LocalAuthority Open(string data)
    {
        var authority = Of(data);
        return File.Exists(authority.RevokedFile)
            ? authority
            : throw new LocalServerException($"There is no authority in {data}; start the network with ./netralitas up --tls --data {data}.");
    }

    /// <summary>The same, made the first time; the list of revoked certificates is made anew when it is due.</summary>
    public static LocalAuthority OpenOrCreate(string data, DateTimeOffset now)
    {
        var authority = Of(data);
        Directory.CreateDirectory(authority._folder);
        if (!File.Exists(authority.CertificateFile))
        {
            using var made = CertificateAuthority.Create("Netralitas local authority", now - Before, now + AuthorityLife);
            WholeFile.Write(authority.KeyFile, made.KeyPem, WholeFile.OwnerOnly);
            WholeFile.Write(authority.CertificateFile, made.CertificatePem);
        }

        if (!File.Exists(authority.RevokedFile) || File.GetLastWriteTimeUtc(authority.RevokedFile) + (Life * 2 / 3) < now)
        {
            authority.WriteList([], now);
        }

        return authority;
    }

    /// <summary>File with the certificate and the key of a service: one file, so that both are replaced at once.</summary>
    public string FileOf(string service) => Path.Combine(_folder, service + ".pem");

    /// <summary>Makes what a service shows, the first time and when it ends before long.</summary>
    public void RenewService(string service, DateTimeOffset now)
    {
        var file = FileOf(service);
        if (File.Exists(file))
        {
            using var kept = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            if (kept.NotAfter - now > Life / 3)
            {
                return;
            }
        }

        var pair = Issue(new CertificateWish(service, CertificateName.UrisOf(service), IsServer: true, IsClient: true, now - Before, now + Life));
        WholeFile.Write(file, pair.CertificatePem + Environment.NewLine + pair.KeyPem, WholeFile.OwnerOnly);
    }

    /// <summary>Issues a client certificate of an office.</summary>
    public IssuedPair IssueOffice(string officeId, Roles roles, DateTimeOffset now) =>
        Issue(new CertificateWish(officeId, CertificateName.UrisOf(officeId, roles), IsServer: false, IsClient: true, now - Before, now + Life));

    /// <summary>Revokes a certificate.</summary>
    /// <param name="certificate">File with the certificate, or its number in hexadecimal digits.</param>
    /// <param name="now">When.</param>
    /// <returns>The number of the certificate.</returns>
    /// <exception cref="LocalServerException">It is neither, or the certificate is another authority's.</exception>
    public string Revoke(string certificate, DateTimeOffset now)
    {
        var serial = SerialOf(certificate);
        WriteList(serial, now);
        return Convert.ToHexString(serial);
    }

    private static LocalAuthority Of(string data) => new(Path.Combine(Path.GetFullPath(data), "tls"));

    private IssuedPair Issue(CertificateWish wish)
    {
        using var authority = Read();
        return authority.Issue(wish);
    }

    private byte[] SerialOf(string certificate)
    {
        if (!File.Exists(certificate))
        {
            return certificate.Length > 0 && certificate.Length % 2 == 0 && certificate.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(certificate)
                : throw new LocalServerException($"'{certificate}' is neither a file nor the number of a certificate in hexadecimal digits.");
        }

        using var authority = Read();
        using var shown = X509Certificate2.CreateFromPem(File.ReadAllText(certificate));
        return authority.HasIssued(shown)
            ? shown.SerialNumberBytes.ToArray()
            : throw new LocalServerException($"{certificate} was not issued by the authority in {_folder}.");
    }

    private void WriteList(ReadOnlySpan<byte> serial, DateTimeOffset now)
    {
        using var authority = Read();
        var last = File.Exists(RevokedFile) ? File.ReadAllText(RevokedFile) : null;
        WholeFile.Write(RevokedFile, authority.RevocationList(last, serial, now, now + Life));
    }

    private CertificateAuthority Read() => CertificateAuthority.Read(File.ReadAllText(CertificateFile), File.ReadAllText(KeyFile));
}
