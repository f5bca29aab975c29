using System.CommandLine;
using Netralitas.Cli.Local;

namespace Netralitas.Cli.Certificates;

/// <summary><c>certificate</c>: the authority of a local network.</summary>
internal sealed class CertificateCommand : Command
{
    public CertificateCommand()
        : base("certificate", "Issues and revokes client certificates of a local network that was started with up --tls.")
    {
        Add(new IssueCertificateCommand());
        Add(new RevokeCertificateCommand());
    }

    /// <summary>The authority of a data folder.</summary>
    /// <exception cref="UsageException">The folder has none.</exception>
    public static LocalAuthority AuthorityIn(string data)
    {
        try
        {
            return LocalAuthority.Open(data);
        }
        catch (LocalServerException e)
        {
            throw new UsageException("--data", e.Message);
        }
    }
}
