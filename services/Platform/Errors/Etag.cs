namespace Netralitas.Platform.Errors;

/// <summary>Tags of versions (AIP-154): the version as text, opaque to callers.</summary>
public static class Etag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => version.ToString();

    /// <summary>Refuses a caller that decided on an older version; an empty tag takes the resource as it is.</summary>
    /// <exception cref="RefusalException">ETAG_MISMATCH.</exception>
    public static void Require(string given, long version, string type, string id)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Length > 0 && given != Of(version))
        {
            throw (Refusal.Of(Reasons.EtagMismatch, ("type", type)) with { Resource = (type, id) }).AsException();
        }
    }
}
