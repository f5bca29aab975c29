using System.CommandLine;
using Netralitas.Cli.Input;

namespace Netralitas.Cli.Tokens;

/// <summary><c>token</c>: a token of an office, for a sandbox or a local network.</summary>
internal sealed class TokenCommand : Command
{
    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of the sandbox or local network.", required: true);
    private readonly Option<string> _agency = Inputs.Text("--agency", "office", "The office, such as bawaslu-63.01; see office list.", required: true);

    public TokenCommand()
        : base("token", "Prints a token for an office, good for a day; calls carry it as 'authorization: Bearer ...'.")
    {
        Add(_data);
        Add(_agency);
        SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(LocalTokens.Mint(parsed.GetValue(_data)!, parsed.GetValue(_agency)!));
            return ExitCode.Ok;
        });
    }
}
