namespace Netralitas.Cli.Local;

/// <summary>Writes small files that other programs read at any moment: they find the old text or the new one, never half of it.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside, and renames.</summary>
    public static void Write(string file, string text)
    {
        var beside = file + ".new";
        File.WriteAllText(beside, text);
        File.Move(beside, file, overwrite: true);
    }
}
