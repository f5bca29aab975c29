using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Platform.Errors;

/// <summary>Collects every bad field of a request, so that all come back in one answer.</summary>
/// <remarks>A check returns the value as the domain has it, or a default that is never used because the request is refused.</remarks>
public sealed partial class FieldChecks
{
    private const int DocumentNumberMax = 100;

    private readonly List<(string Field, string Description)> _bad = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool Clean => _bad.Count == 0;

    /// <summary>Notes a bad field.</summary>
    public void Bad(string field, string description) => _bad.Add((field, description));

    /// <summary>Notes a bad field unless the condition holds; returns the condition.</summary>
    public bool Require(bool condition, string field, string description)
    {
        if (!condition)
        {
            Bad(field, description);
        }

        return condition;
    }

    /// <summary>A UUID.</summary>
    public Guid Uuid(string field, string value)
    {
        Require(Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty, field, "must be a UUID such as 0192a4b0-7c1e-7000-8000-000000000001");
        return id;
    }

    /// <summary>Text of limited length, trimmed, without control characters other than line breaks and tabs.</summary>
    public string Text(string field, string value, int lengthMin, int lengthMax)
    {
        var text = value.Trim();
        Require(text.Length >= lengthMin && text.Length <= lengthMax, field,
            lengthMin == 0 ? $"must be at most {lengthMax} characters" : $"must be {lengthMin} to {lengthMax} characters");
        Require(!text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), field, "must not contain control characters");
        // The parser puts it in place of bytes that are none; nobody writes it.
        Require(!text.Contains('\uFFFD'), field, "must be text in UTF-8");
        return text;
    }

    /// <summary>The number of a document and nothing more: it stands on timelines and in facts, where nothing personal may be.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What was given.</param>
    /// <param name="lengthMin">1 where there must be one, else 0.</param>
    public string DocumentNumber(string field, string value, int lengthMin)
    {
        var number = Text(field, value, lengthMin, DocumentNumberMax);
        Require(DocumentWords().IsMatch(number), field, "must consist of letters, digits, spaces, full stops, slashes and hyphens");
        Require(!PersonNumber().IsMatch(number), field, "must not contain the number of a person (NIK or NIP)");
        return number;
    }

    /// <summary>A value of an enumeration, given and known.</summary>
    public T OneOf<T>(string field, T value)
        where T : struct, System.Enum
    {
        Require(System.Enum.IsDefined(value) && Convert.ToInt32(value, null) != 0, field, "must be given and be a known value");
        return value;
    }

    /// <summary>A civil date <c>YYYY-MM-DD</c>.</summary>
    public LocalDate Date(string field, string value)
    {
        var parsed = LocalDatePattern.Iso.Parse(value);
        return Require(parsed.Success && parsed.Value.Year >= 1, field, "must be a date such as 2024-10-14") ? parsed.Value : LocalDate.MinIsoValue;
    }

    /// <summary>An instant, or a default when the field is absent.</summary>
    public Instant Time(string field, Timestamp? value, Instant absent)
    {
        const long SecondsMax = 253402214399; // 9999-12-30T23:59:59Z: a day later it has no date east of Greenwich
        if (value is null)
        {
            return absent;
        }

        var valid = value.Nanos is >= 0 and < 1_000_000_000 && value.Seconds is >= 0 and <= SecondsMax;
        return Require(valid, field, "must be an instant after 1970") ? Instant.FromUnixTimeSeconds(value.Seconds).PlusTicks(value.Nanos / 1000 * 10) : absent;
    }

    /// <summary>Refuses the request when any field was bad.</summary>
    /// <exception cref="RefusalException">At least one field was bad; carries all of them.</exception>
    public void ThrowIfAny()
    {
        if (!Clean)
        {
            throw ToRefusal().AsException();
        }
    }

    /// <summary>The refusal of one bad field, for a decision to answer with.</summary>
    public static Refusal RefusalOf(string field, string description)
    {
        var checks = new FieldChecks();
        checks.Require(false, field, description);
        return checks.ToRefusal();
    }

    /// <summary>The refusal that names every bad field, for a decision to answer with.</summary>
    public Refusal ToRefusal() => Refusal.Of(Reasons.BadFields, ("count", _bad.Count.ToString())) with { Fields = _bad };

    [GeneratedRegex("^[A-Za-z0-9 ./-]*$")]
    private static partial Regex DocumentWords();

    /// <summary>A NIK has 16 digits, a NIP 18, the latter often written in groups.</summary>
    [GeneratedRegex("([0-9] ?){16}")]
    private static partial Regex PersonNumber();
}
