using Google.Protobuf;

namespace Netralitas.Cli.Input;

/// <summary>A request written in a file, as protobuf JSON.</summary>
internal static class RequestFile
{
    // More than the services take in one message.
    private const int CharactersMax = 4 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file; <c>-</c> for standard input.</param>
    /// <exception cref="UsageException">It cannot be read, or is no such request.</exception>
    public static T Read<T>(string option, string path)
        where T : IMessage<T>, new()
    {
        try
        {
            using var reader = path == "-" ? Console.In : File.OpenText(path);
            var text = reader.ReadToEnd();
            return text.Length <= CharactersMax
                ? JsonParser.Default.Parse<T>(text)
                : throw new UsageException(option, $"'{path}' is longer than {CharactersMax} characters");
        }
        // These are kinds of IOException, too.
        catch (Exception e) when (e is InvalidJsonException or InvalidProtocolBufferException)
        {
            throw new UsageException(option, $"'{path}' is not the JSON of a {new T().Descriptor.Name}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(option, $"cannot read '{path}': {e.Message}");
        }
    }
}
