namespace Netralitas.Platform.Hosting;

/// <summary>Writes small files that hold secrets: readable by their owner only, and whole at every moment for whoever reads them meanwhile.</summary>
public static class SecretFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes beside, with the disk, and renames.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="text">What it holds.</param>
    public static void Write(string path, string text)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Owner }))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
