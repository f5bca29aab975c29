using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Documents;

/// <summary>What an operator decides about documents.</summary>
/// <param name="MediaTypes">The media types that are taken, some of those that <see cref="Documents.MediaTypes"/> knows.</param>
/// <param name="UploadsOpen">Unfinished uploads that one account may have.</param>
/// <param name="UploadExpiry">How long an upload may take altogether, real time.</param>
/// <param name="SilenceMax">How long a stream of bytes may stand still, real time.</param>
internal sealed record DocumentOptions(IReadOnlySet<string> MediaTypes, int UploadsOpen, TimeSpan UploadExpiry, TimeSpan SilenceMax)
{
    /// <summary>Largest document in bytes.</summary>
    public const long SizeMax = 50L * 1024 * 1024;

    private const int UploadsOpenDefault = 10;
    private const int UploadsOpenMax = 1000;
    private static readonly TimeSpan ExpiryDefault = TimeSpan.FromDays(2);
    private static readonly TimeSpan ExpiryMax = TimeSpan.FromDays(30);
    private static readonly TimeSpan SilenceDefault = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SilenceLongest = TimeSpan.FromMinutes(5);

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static DocumentOptions Of(IConfiguration settings) => new(
        Types(settings["Documents:MediaTypes"]),
        settings.ReadCount("Documents:UploadsOpen", UploadsOpenDefault, UploadsOpenMax),
        settings.ReadSpan("Documents:UploadExpiry", ExpiryDefault, ExpiryMax),
        settings.ReadSpan("Documents:SilenceMax", SilenceDefault, SilenceLongest));

    private static HashSet<string> Types(string? text)
    {
        var known = Documents.MediaTypes.All;
        var types = string.IsNullOrEmpty(text) ? [.. known] : text.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return types.IsSubsetOf(known)
            ? types
            : throw new SettingException("Documents:MediaTypes", $"'{text}' is not a list, separated by commas, of some of {string.Join(", ", known)}");
    }
}
