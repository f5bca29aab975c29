using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Cli.Local;

namespace Netralitas.Cli.Certificates;

/// <summary><c>certificate revoke</c>: takes back a certificate of a local network's authority.</summary>
internal sealed class RevokeCertificateCommand : Command
{
    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of the local network.", required: true);
    private readonly Argument<string> _certificate = Inputs.Argument("certificate", "The certificate's file, or its number in hexadecimal digits.");

    public RevokeCertificateCommand()
        : base("revoke", "Takes a certificate back: the running services refuse it within seconds.")
    {
        Add(_data);
        Add(_certificate);
        SetAction(parsed =>
        {
            try
            {
                var serial = CertificateCommand.AuthorityIn(parsed.GetValue(_data)!).Revoke(parsed.GetValue(_certificate)!, TimeProvider.System.GetUtcNow());
                parsed.InvocationConfiguration.Output.WriteLine($"revoked {serial}");
                return ExitCode.Ok;
            }
            catch (LocalServerException e)
            {
                throw new UsageException("certificate", e.Message);
            }
        });
    }
}
