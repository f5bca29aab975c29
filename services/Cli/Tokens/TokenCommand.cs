using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Platform.Authority;

namespace Netralitas.Cli.Tokens;

/// <summary><c>token</c>: a token of an office, for a sandbox or a local network.</summary>
internal sealed class TokenCommand : Command
{
    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of the sandbox or local network.", required: true);
    private readonly Option<string> _agency = Inputs.Text("--agency", "office", "The office, such as bawaslu-63.01; see office list.", required: true);
    private readonly Option<string> _roles = RolesOption();
    private readonly Option<Guid?> _officer = new("--officer") { Description = "The officer of the office whose token it is; the register then says what it may do.", HelpName = "uuid" };
    private readonly Option<string> _account = Inputs.Text("--account", "name", "The account within the office. Left out: the office's own system.");

    public TokenCommand()
        : base("token", "Prints a token for an office, good for a day; calls carry it as 'authorization: Bearer ...'.")
    {
        Add(_data);
        Add(_agency);
        Add(_roles);
        Add(_account);
        Add(_officer);
        SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(LocalTokens.Mint(
                parsed.GetValue(_data)!, parsed.GetValue(_agency)!, RolesOf(parsed.GetValue(_roles)), parsed.GetValue(_account), parsed.GetValue(_officer)));
            return ExitCode.Ok;
        });
    }

    /// <summary>The option that names roles.</summary>
    public static Option<string> RolesOption() => Inputs.Text("--roles", "role,role",
        $"What the account may do, of {string.Join(", ", RoleWords.All)}. Left out: {string.Join(", ", RoleWords.Business.Words())}.");

    /// <summary>The roles that it names.</summary>
    /// <exception cref="UsageException">A word names no role.</exception>
    public static Roles RolesOf(string? text)
    {
        if (text is null)
        {
            return RoleWords.Business;
        }

        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Array.Find(words, word => RoleWords.Of(word) == Roles.None) is null
            ? RoleWords.Of(words)
            : throw new UsageException("--roles", $"'{text}' does not name roles of {string.Join(", ", RoleWords.All)}, separated by commas");
    }
}
