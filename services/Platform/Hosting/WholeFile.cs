using System.Text;

namespace Netralitas.Platform.Hosting;

/// <summary>Writes small files that other programs read at any moment: they find the old text or the new one, never half of it.</summary>
public static class WholeFile
{
    /// <summary>Who may read what is nobody else's business.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Who may read all else.</summary>
    public const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes beside, onto the disk, and renames: a crash leaves no half file, and nobody else can read a secret for a moment.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="mode">Who may read and write it.</param>
    public static void Write(string path, string text, UnixFileMode mode = Everybody)
    {
        var beside = path + ".new";
        // One that a crash left would keep its mode.
        File.Delete(beside);
        using (var file = new FileStream(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
