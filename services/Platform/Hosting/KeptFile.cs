using System.Security.Cryptography;

namespace Netralitas.Platform.Hosting;

/// <summary>Small files of a data folder, such as keys and passwords: made once, kept, and readable by their owner only.</summary>
public static class KeptFile
{
    private const int PasswordBytes = 32;

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

    /// <summary>Writes one anew.</summary>
    public static void Write(string path, string text) => WholeFile.Write(path, text, WholeFile.OwnerOnly);
}
