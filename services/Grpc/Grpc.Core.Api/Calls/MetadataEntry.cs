using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with one value: text, or bytes if the key ends in <c>-bin</c>.</summary>
    public sealed class Entry
    {
        private readonly string? text;
        private readonly byte[]? bytes;

        /// <summary>An entry of bytes.</summary>
        /// <exception cref="ArgumentException">The key has a character that is not allowed, or does not end in <c>-bin</c>.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = NormalizeKey(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"The key of a binary entry ends in '{BinaryHeaderSuffix}'; '{key}' does not.", nameof(key));
            }

            bytes = [.. valueBytes];
        }

        /// <summary>An entry of text.</summary>
        /// <exception cref="ArgumentException">The key has a character that is not allowed, or ends in <c>-bin</c>.</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = NormalizeKey(key);
            if (IsBinary)
            {
                throw new ArgumentException($"Only a binary entry's key ends in '{BinaryHeaderSuffix}', as '{key}' does.", nameof(key));
            }

            text = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The value as text.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value => text ?? throw new InvalidOperationException($"'{Key}' is binary: read its bytes.");

        /// <summary>A copy of the value as bytes; those of a text are ASCII.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(Value) : [.. bytes];

        /// <summary>Key and value for logs; bytes as base64.</summary>
        public override string ToString() =>
            $"[Entry: key={Key}, {(bytes is null ? $"value={text}" : $"valueBytes={Convert.ToBase64String(bytes)}")}]";

        private static string NormalizeKey(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            var normalized = key.ToLowerInvariant();
            if (normalized.Length == 0 || normalized.AsSpan().ContainsAnyExcept(AllowedInKeys))
            {
                throw new ArgumentException($"A metadata key is made of letters, digits, '_', '-' and '.'; '{key}' is not.", nameof(key));
            }

            return normalized;
        }
    }
}
