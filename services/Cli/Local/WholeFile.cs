namespace Netralitas.Cli.Local;

/// <summary>Writes small files that other programs read at any moment: they find the old text or the new one, never half of it.</summary>
internal static class WholeFile
{
    /// <summary>Who may read what is nobody else's business.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes beside, and renames.</summary>
    public static void Write(string file, string text, UnixFileMode mode = Everybody)
    {
        var beside = file + ".new";
        File.Delete(beside);
        using (var stream = new FileStream(beside, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        File.Move(beside, file, overwrite: true);
    }
}
