namespace Netralitas.Platform.Storage;

/// <summary>Values that a statement looks for.</summary>
public static class SoughtValues
{
    private const int ServersGuess = 10;

    /// <summary>The values as an array of at least ten, for what runs with every fact or case; the last is repeated as often as needed.</summary>
    /// <remarks>Of an array that it has not seen PostgreSQL expects ten elements. Of a shorter one it finds that a plan for this very array would be cheaper, and
    /// makes one each time, which takes several times as long as running it.</remarks>
    public static T[] ToSought<T>(this IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] all = [.. values];
        return all.Length is 0 or >= ServersGuess ? all : [.. all, .. Enumerable.Repeat(all[^1], ServersGuess - all.Length)];
    }
}
