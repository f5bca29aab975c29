using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Netralitas.Platform.Identity;

/// <summary>Metadata by which a caller says that it calls on behalf of another office, for which its own holds a mandate.</summary>
public static class ForOffice
{
    /// <summary>Its name; the value is the other office's id.</summary>
    public const string Key = "netralitas-for-office";

    /// <summary>The office that a call names; null when it names none. What names several names an office that there is not.</summary>
    internal static string? In(IHeaderDictionary headers) => headers.TryGetValue(Key, out var value) ? value.ToString() : null;

    /// <summary>The proof of a caller whose mandate was found in force: whoever is called next looks at its own register again.</summary>
    internal static Proof For(this Proof proof, string officeId) => proof with { ToPassOn = [.. proof.ToPassOn, new Metadata.Entry(Key, officeId)] };
}
