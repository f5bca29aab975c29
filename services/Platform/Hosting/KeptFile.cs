using System.Security.Cryptography;
using System.Text;

namespace Netralitas.Platform.Hosting;

/// <summary>Small files of a data folder, such as keys and passwords: made once, kept, and readable by their owner only.</summary>
public static class KeptFile
{
    private const int PasswordBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads a file, and makes it the first time.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="make">Gives its text.</param>
    public static string ReadOrCreate(string path, Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (!File.Exists(path))
        {
            Write(path, make());
        }

        return File.ReadAllText(path).Trim();
    }

    /// <summary>Reads a password, and makes a random one the first time: 64 hexadecimal digits.</summary>
    public static string Password(string path) => ReadOrCreate(path, () => RandomNumberGenerator.GetHexString(2 * PasswordBytes, lowercase: true));

    /// <summary>Writes beside and renames, so that a crash leaves no half file, and nobody else could read it for a moment.</summary>
    public static void Write(string path, string text)
    {
        var beside = path + ".new";
        // One that a crash left would keep its mode.
        File.Delete(beside);
        using (var file = new FileStream(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
