namespace Netralitas.Reference.Tests;

/// <summary>The text of the contract, to hold our words against.</summary>
public static class Contract
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contract", file));
}
