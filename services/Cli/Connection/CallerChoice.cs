using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Platform.Clients;

namespace Netralitas.Cli.Connection;

/// <summary>The options by which a command says who calls, whom it trusts, and how the answer is to look.</summary>
internal sealed class CallerChoice
{
    private readonly Option<string> _token = Inputs.Text("--token", "token", $"Token of the calling office, or @file that holds one. Left out: ${BearerToken.Variable}.");
    private readonly TlsChoice _tls = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as one JSON document, a stream as one a line (and errors as one on standard error)." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_token);
        _tls.AddTo(command);
        command.Add(_json);
    }

    /// <summary>The token; null where a certificate says who calls, or nobody needs to.</summary>
    /// <exception cref="UsageException">There is none though it is needed.</exception>
    public string? Token(ParseResult parsed, bool isNeeded = true) => BearerToken.Choose(parsed.GetValue(_token), isNeeded && !_tls.ShowsCertificate(parsed));

    /// <inheritdoc cref="TlsChoice.Choose"/>
    public ClientTls Tls(ParseResult parsed) => _tls.Choose(parsed);

    /// <summary>Whether the answer is to be JSON.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json);
}
