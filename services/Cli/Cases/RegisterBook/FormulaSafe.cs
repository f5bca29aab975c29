namespace Netralitas.Cli.Cases.RegisterBook;

/// <summary>Text that no spreadsheet takes for a formula, and the way back.</summary>
internal static class FormulaSafe
{
    private const char Mark = '\'';

    // Also the wide forms, which some spreadsheets take for the same.
    private const string Openings = "=+-@\t\r＝＋－＠";

    /// <summary>As it is written: a mark before what would be a formula, and before a mark that would be read as ours.</summary>
    public static string Write(string text) => IsRisky(text) ? Mark + text : text;

    /// <summary>As it was before it was written.</summary>
    public static string Read(string text) => text.Length > 0 && text[0] == Mark && IsRisky(text) ? text[1..] : text;

    private static bool IsRisky(string text) => text.AsSpan().TrimStart(Mark) is { Length: > 0 } rest && Openings.Contains(rest[0]);
}
