using System.CommandLine;

namespace Netralitas.Cli.Keys;

/// <summary><c>keys</c>: the key ring of the vault.</summary>
internal sealed class KeysCommand : Command
{
    public KeysCommand()
        : base("keys", "The keys of the vault: which there are, and how to bring everything under a new one.")
    {
        Add(new KeyStatusCommand());
        Add(new RotateKeysCommand());
    }
}
