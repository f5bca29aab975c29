using System.Collections;
using Google.Protobuf;

namespace Netralitas.Cli.Connection;

/// <summary>Reads a list page by page.</summary>
internal static class Pages
{
    private const int PageSizeMax = 1000;

    /// <summary>Reads until the end or the limit, into one answer; its page token is empty at the end of the list.</summary>
    /// <typeparam name="T">The answer: one repeated field and <c>next_page_token</c>.</typeparam>
    /// <param name="limit">At most this many items, at least 1.</param>
    /// <param name="read">Reads one page of a size after a token.</param>
    public static async Task<T> ReadAsync<T>(int limit, Func<int, string, Task<T>> read)
        where T : class, IMessage<T>, new()
    {
        var all = new T();
        var fields = all.Descriptor.Fields.InFieldNumberOrder();
        var items = (IList)fields.Single(field => field.IsRepeated).Accessor.GetValue(all);
        var next = fields.Single(field => field.Name == "next_page_token").Accessor;
        do
        {
            // The page that comes says anew whether another one follows.
            var page = await read(Math.Min(limit - items.Count, PageSizeMax), (string)next.GetValue(all));
            next.SetValue(all, "");
            all.MergeFrom(page);
        }
        while (items.Count < limit && ((string)next.GetValue(all)).Length > 0);
        return all;
    }
}
