using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Cli.Tokens;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Cli.Certificates;

/// <summary><c>certificate issue</c>: a client certificate of an office, for a local network with TLS.</summary>
internal sealed class IssueCertificateCommand : Command
{
    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of the local network.", required: true);
    private readonly Option<string> _agency = Inputs.Text("--agency", "office", "The office, such as bawaslu-63.01; see office list.", required: true);
    private readonly Option<string> _roles = TokenCommand.RolesOption();
    private readonly Option<string> _out = Inputs.Text("--out", "folder", "Folder for the two files, ID.pem and ID-key.pem; made when it is missing.", required: true);

    public IssueCertificateCommand()
        : base("issue", "Writes a client certificate of an office and its key, good for 90 days; clients show it with --cert and --key.")
    {
        Add(_data);
        Add(_agency);
        Add(_roles);
        Add(_out);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var office = parsed.GetValue(_agency)!;
        if (ReferenceBook.Load(ReferenceBook.DefaultFolder).Offices.Find(office) is null)
        {
            throw LocalTokens.NoSuchOffice(office);
        }

        var pair = CertificateCommand.AuthorityIn(parsed.GetValue(_data)!).IssueOffice(office, TokenCommand.RolesOf(parsed.GetValue(_roles)), TimeProvider.System.GetUtcNow());
        var folder = Directory.CreateDirectory(parsed.GetValue(_out)!).FullName;
        var (certificate, key) = (Path.Combine(folder, office + ".pem"), Path.Combine(folder, office + "-key.pem"));
        WholeFile.Write(key, pair.KeyPem, WholeFile.OwnerOnly);
        WholeFile.Write(certificate, pair.CertificatePem);
        parsed.InvocationConfiguration.Output.WriteLine($"--cert {certificate} --key {key}");
        return ExitCode.Ok;
    }
}
