using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Platform.Clients;

namespace Netralitas.Cli.Connection;

/// <summary>The options by which a command says whom it trusts and which certificate it shows.</summary>
internal sealed class TlsChoice
{
    private const string CaVariable = "NETRALITAS_CA";
    private const string CertificateVariable = "NETRALITAS_CERT";
    private const string KeyVariable = "NETRALITAS_KEY";

    private readonly Option<string> _ca = Inputs.Text("--ca", "file",
        $"Certificates of the authorities to trust at https:// addresses, as PEM. Left out: ${CaVariable}, else those of the system.");

    private readonly Option<string> _certificate = Inputs.Text("--cert", "file",
        $"Client certificate of the calling office, as PEM: a token is then not needed. Left out: ${CertificateVariable}, else none.");

    private readonly Option<string> _key = Inputs.Text("--key", "file", $"Its private key, as PEM. Left out: ${KeyVariable}, else that in the certificate's file.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ca);
        command.Add(_certificate);
        command.Add(_key);
    }

    /// <summary>Whether a certificate is shown.</summary>
    public bool ShowsCertificate(ParseResult parsed) => Value(parsed, _certificate, CertificateVariable) is not null;

    /// <summary>What was chosen.</summary>
    /// <exception cref="Platform.Hosting.SettingException">A file cannot be used.</exception>
    public ClientTls Choose(ParseResult parsed) =>
        ClientTls.Open(Value(parsed, _ca, CaVariable), Value(parsed, _certificate, CertificateVariable), Value(parsed, _key, KeyVariable));

    private static string? Value(ParseResult parsed, Option<string> option, string variable) =>
        parsed.GetValue(option) ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null);
}
