using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Duplicates;

/// <summary>What an operator decides about likely duplicates.</summary>
/// <param name="WindowDays">How many days two acts may be apart to count as near.</param>
internal sealed record DuplicateOptions(int WindowDays)
{
    private const int WindowDefault = 7;
    private const int WindowMax = 60;

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static DuplicateOptions Of(IConfiguration settings) => new(settings.ReadCount("Duplicates:WindowDays", WindowDefault, WindowMax));
}
