using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>How the values of an enum are written in the files: <c>PersonnelOfEmployer</c> as <c>personnel-of-employer</c>.</summary>
internal static partial class Words
{
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Write(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    public static string List<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Write));

    public static string Write<T>(T value)
        where T : struct, Enum => InnerCapital().Replace(value.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();
}
