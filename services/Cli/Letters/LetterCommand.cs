using System.CommandLine;

namespace Netralitas.Cli.Letters;

/// <summary><c>letter</c>: standard letters of cases.</summary>
internal sealed class LetterCommand : Command
{
    public LetterCommand()
        : base("letter", "Writes the standard letters of a case in Indonesian, as OpenDocument texts.")
    {
        Add(new PreviewLetterCommand());
        Add(new IssueLetterCommand());
    }
}
