namespace Netralitas.Contracts;

/// <summary>The form of receipt codes: 20 letters and digits with 100 bits of chance, and one that checks them (Luhn's rule for 32 signs).</summary>
public static class ReceiptCode
{
    /// <summary>Bytes that a code is made from.</summary>
    public const int BytesMin = 13;

    // Without I, L, O and U, which are misread.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Signs = 20;
    private const int GroupLength = 7;
    private const int BitsOfSign = 5;

    /// <summary>Writes a code, such as <c>7Q3M0XK-9T2VHC4-PD81WRE</c>.</summary>
    /// <param name="chance">At least <see cref="BytesMin"/> bytes that nobody can guess.</param>
    public static string Write(ReadOnlySpan<byte> chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chance.Length, BytesMin);
        Span<char> signs = stackalloc char[Signs + 1];
        for (var i = 0; i < Signs; i++)
        {
            var bit = i * BitsOfSign;
            var two = (chance[bit / 8] << 8) | (bit / 8 + 1 < chance.Length ? chance[bit / 8 + 1] : 0);
            signs[i] = Alphabet[(two >> (11 - (bit % 8))) & 31];
        }

        signs[Signs] = Alphabet[CheckOf(signs[..Signs])];
        return string.Join('-', signs.ToString().Chunk(GroupLength).Select(group => new string(group)));
    }

    /// <summary>Reads what a person typed: small letters, blanks and hyphens do not matter; O is 0, I and L are 1.</summary>
    /// <returns>The signs without hyphens, or null when it is no code: a sign is wrong, missing or too many, or two are swapped.</returns>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var signs = text.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }).Take(Signs + 2).ToArray();
        return signs.Length == Signs + 1 && Array.TrueForAll(signs, Alphabet.Contains) && Alphabet[CheckOf(signs.AsSpan(0, Signs))] == signs[Signs]
            ? new string(signs)
            : null;
    }

    private static int CheckOf(ReadOnlySpan<char> signs)
    {
        var sum = 0;
        for (var i = 0; i < signs.Length; i++)
        {
            // Every second sign, the last among them, counts twice.
            var value = Alphabet.IndexOf(signs[i], StringComparison.Ordinal) * ((signs.Length - i) % 2 == 1 ? 2 : 1);
            sum += (value / Alphabet.Length) + (value % Alphabet.Length);
        }

        return (Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length;
    }
}
