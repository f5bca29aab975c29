using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Limiting;

/// <summary>What one caller, connection or message may take up of one process. Section <c>Limits</c> of the configuration; whole numbers.</summary>
/// <remarks>An account is what a token names: an office and a subject. A stranger is a call without a valid token, known by its address only.</remarks>
public sealed class Limits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>Every limit; its name is the name of the setting, its <see cref="RangeAttribute"/> what the setting may be.</summary>
    public static IReadOnlyList<PropertyInfo> Settings { get; } = typeof(Limits).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <summary>Calls of an account in a second, over time; streams count when they are opened.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerSecond { get; private set; } = 500;

    /// <summary>Calls that an account may make at one blow after it has been quiet.</summary>
    [Range(1, 1_000_000)]
    public int CallsBurst { get; private set; } = 1000;

    /// <summary>Calls of an account that may be in progress at the same moment, streams apart.</summary>
    [Range(1, 1_000_000)]
    public int CallsAtOnce { get; private set; } = 100;

    /// <summary>Streams of an account that may be open at the same moment.</summary>
    [Range(1, 1_000_000)]
    public int Streams { get; private set; } = 200;

    /// <summary>Calls of strangers from one address in a second, over time.</summary>
    [Range(1, 1_000_000)]
    public int StrangerCallsPerSecond { get; private set; } = 100;

    /// <summary>Calls that strangers from one address may make at one blow.</summary>
    [Range(1, 1_000_000)]
    public int StrangerCallsBurst { get; private set; } = 200;

    /// <summary>Calls of strangers from one address that may be in progress at the same moment, and as many streams.</summary>
    [Range(1, 1_000_000)]
    public int StrangerCallsAtOnce { get; private set; } = 50;

    /// <summary>Size of a message from a caller, both as it comes and when it is no longer compressed.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MessageBytes { get; private set; } = 1024 * 1024;

    /// <summary>Headers of a call.</summary>
    [Range(16, 1000)]
    public int Headers { get; private set; } = 64;

    /// <summary>Size of all headers of a call together.</summary>
    [Range(4096, 1024 * 1024)]
    public int HeaderBytes { get; private set; } = 32 * 1024;

    /// <summary>Open connections of the process.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; private set; } = 10_000;

    /// <summary>Calls and streams in progress on one connection; a client waits or opens another.</summary>
    [Range(1, 100_000)]
    public int StreamsPerConnection { get; private set; } = 100;

    /// <summary>Age at which a connection takes no new calls (GOAWAY), up to a tenth more by chance; what is in progress on it goes on.</summary>
    [Range(1, 604_800)]
    public int ConnectionAgeSeconds { get; private set; } = 3600;

    /// <summary>Time of a call that has no deadline.</summary>
    [Range(1, 86_400)]
    public int DeadlineSecondsDefault { get; private set; } = 10;

    /// <summary>Longest time of a call; a later deadline is cut to it.</summary>
    [Range(1, 86_400)]
    public int DeadlineSecondsMax { get; private set; } = 60;

    /// <summary>Longest time of a stream; a Watch stream ends by itself before, with a token to go on.</summary>
    [Range(1, 86_400)]
    public int StreamSecondsMax { get; private set; } = 7200;

    /// <summary>The limits of a configuration, with defaults where it says nothing.</summary>
    /// <exception cref="SettingException">A value is out of range, or there is no such limit.</exception>
    public static Limits Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var limits = new Limits();
        foreach (var setting in configuration.GetSection(Section).GetChildren())
        {
            var property = Settings.FirstOrDefault(limit => limit.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingException(setting.Path, $"there is no such limit; there are {string.Join(", ", Settings.Select(limit => limit.Name))}");
            var range = property.GetCustomAttribute<RangeAttribute>()!;
            property.SetValue(limits, int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && range.IsValid(value)
                ? value
                : throw new SettingException(setting.Path, $"'{setting.Value}' is not a whole number from {range.Minimum} to {range.Maximum}"));
        }

        return limits;
    }
}
