using System.Buffers;
using System.Collections;

namespace Grpc.Core;

/// <summary>Headers or trailers of a call: entries in order, keys may repeat.</summary>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    /// <summary>The end of every key whose value is bytes.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries; cannot be changed.</summary>
    public static readonly Metadata Empty = new(readOnly: true);

    private static readonly SearchValues<char> AllowedInKeys = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    private readonly List<Entry> entries = [];

    /// <summary>No entries yet.</summary>
    public Metadata()
        : this(readOnly: false)
    {
    }

    private Metadata(bool readOnly) => IsReadOnly = readOnly;

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count;

    /// <summary>Whether every change is refused.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The entry at a position.</summary>
    public Entry this[int index]
    {
        get => entries[index];
        set => Changeable()[index] = NotNull(value);
    }

    /// <summary>The last entry with this key in any case, or null.</summary>
    public Entry? Get(string key) => entries.FindLast(entry => HasKey(entry, key));

    /// <summary>The text of the last entry with this key, or null.</summary>
    /// <exception cref="InvalidOperationException">That entry is binary.</exception>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry with this key, or null.</summary>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All entries with this key, in order.</summary>
    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => HasKey(entry, key));

    /// <summary>Adds an entry at the end.</summary>
    public void Add(Entry item) => Changeable().Add(NotNull(item));

    /// <summary>Adds an entry of text at the end.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds an entry of bytes at the end.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <summary>Puts an entry before the one at a position.</summary>
    public void Insert(int index, Entry item) => Changeable().Insert(index, NotNull(item));

    /// <summary>Removes the first place of this very entry; false if it is not there.</summary>
    public bool Remove(Entry item) => Changeable().Remove(item);

    /// <summary>Removes the entry at a position.</summary>
    public void RemoveAt(int index) => Changeable().RemoveAt(index);

    /// <summary>Removes all entries.</summary>
    public void Clear() => Changeable().Clear();

    /// <summary>Whether this very entry is there.</summary>
    public bool Contains(Entry item) => entries.Contains(item);

    /// <summary>The first position of this very entry, or -1.</summary>
    public int IndexOf(Entry item) => entries.IndexOf(item);

    /// <summary>Copies all entries into an array from a position on.</summary>
    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    /// <summary>Goes through the entries in order.</summary>
    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool HasKey(Entry entry, string key) => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static Entry NotNull(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }

    private List<Entry> Changeable() =>
        IsReadOnly ? throw new InvalidOperationException("This metadata cannot be changed.") : entries;
}
