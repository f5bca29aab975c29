using Microsoft.Extensions.Configuration;

namespace Netralitas.Platform.Hosting;

/// <summary>Reads settings that may be left out.</summary>
public static class OptionalSettings
{
    /// <summary>The value of a setting, or what counts without it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">Its name.</param>
    /// <param name="fallback">What counts without it.</param>
    /// <param name="parse">Reads it; null when it is wrong.</param>
    /// <param name="wrong">What a wrong one is, for people, after "it is".</param>
    /// <exception cref="SettingException">It is wrong.</exception>
    public static T Read<T>(this IConfiguration settings, string name, T fallback, Func<string, T?> parse, string wrong)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parse);
        return settings[name] is { Length: > 0 } text ? parse(text) ?? throw new SettingException(name, $"'{text}' is {wrong}") : fallback;
    }

    /// <summary>A span of time, longer than nothing.</summary>
    public static TimeSpan ReadSpan(this IConfiguration settings, string name, TimeSpan fallback, TimeSpan most) => settings.Read(
        name, fallback, text => TimeSpan.TryParse(text, out var value) && value > TimeSpan.Zero && value <= most ? value : (TimeSpan?)null,
        $"not a span of at most {(most.Days > 0 ? $"{most.Days} days" : $"{most.TotalMinutes} minutes")} such as {fallback:c}");

    /// <summary>A whole number from 1 on.</summary>
    public static int ReadCount(this IConfiguration settings, string name, int fallback, int most) => settings.Read(
        name, fallback, text => int.TryParse(text, out var value) && value >= 1 && value <= most ? value : (int?)null, $"not a whole number from 1 to {most}");
}
