using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Netralitas.Platform.Limiting;

/// <summary>Gives every call a deadline, through the header by which gRPC callers give theirs.</summary>
internal static class CallTime
{
    private const string Header = "grpc-timeout";
    private const int DigitsMax = 8;

    /// <summary>Writes the deadline that counts: the caller's own, the default where it gave none that can be read, never more than the longest.</summary>
    public static void Limit(IHeaderDictionary headers, Limits limits, bool isStream)
    {
        var most = TimeSpan.FromSeconds(isStream ? limits.StreamSecondsMax : limits.DeadlineSecondsMax);
        var absent = isStream ? most : TimeSpan.FromSeconds(limits.DeadlineSecondsDefault);
        var time = Given(headers[Header]) ?? absent;
        // The library takes what is less than 100 nanoseconds for no deadline at all.
        headers[Header] = Math.Ceiling(Math.Max(1, Math.Min(time.TotalMilliseconds, most.TotalMilliseconds))).ToString("0", CultureInfo.InvariantCulture) + "m";
    }

    private static TimeSpan? Given(StringValues header)
    {
        if (header.Count != 1 || header.ToString() is not { Length: > 1 and <= DigitsMax + 1 } text
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        return text[^1] switch
        {
            'H' => TimeSpan.FromHours(number),
            'M' => TimeSpan.FromMinutes(number),
            'S' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMilliseconds(number),
            'u' => TimeSpan.FromMicroseconds(number),
            'n' => TimeSpan.FromMicroseconds(number / 1000.0),
            _ => null,
        };
    }
}
