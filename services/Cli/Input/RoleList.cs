using System.CommandLine;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Input;

/// <summary>Roles of an officer in one word of the command line: <c>intake,examiner</c>.</summary>
internal static class RoleList
{
    /// <summary>An option that takes them.</summary>
    public static Option<string> Option() => Inputs.Text("--roles", "role,role", $"What the officer may do, of {EnumWords<Role>.Allowed}, separated by commas.", required: true);

    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">One of them is no role.</exception>
    public static IEnumerable<Role> Read(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word =>
        EnumWords<Role>.TryRead(word, out var role) ? role : throw new UsageException("--roles", $"'{word}' is not one of its words; write one or several of {EnumWords<Role>.Allowed}"));
}
