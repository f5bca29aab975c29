using Netralitas.Platform.Paging;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Pages of what is held in memory.</summary>
internal static class KeyedList
{
    /// <summary>The rows of a page, and the token for what follows.</summary>
    /// <param name="rows">All rows of the filter, in the order of their keys.</param>
    /// <param name="page">Which page.</param>
    /// <param name="key">Unique key, ordered ordinally.</param>
    public static (IReadOnlyList<T> Rows, string NextToken) PageOf<T>(this IEnumerable<T> rows, Page page, Func<T, string> key) =>
        page.Cut([.. rows.Where(row => page.After is null || string.CompareOrdinal(key(row), page.After) > 0).Take(page.Size + 1)], key);
}
