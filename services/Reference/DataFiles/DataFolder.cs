using System.Text;

namespace Netralitas.Reference;

/// <summary>The folder that the reference files are read from.</summary>
internal sealed class DataFolder(string folder, Problems problems)
{
    // A byte that is no UTF-8 is an error to report, not a replacement character in somebody's name.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Problems Problems => problems;

    /// <summary>The text of a file, or null after reporting why it cannot be had.</summary>
    public string? Text(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file), Strict);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(file, 1, "the file is missing");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            problems.Add(file, 1, $"the file cannot be read: {error.Message}");
        }

        return null;
    }
}
