namespace Netralitas.Cases.Letters;

/// <summary>The legal basis of a row of law as a letter names it.</summary>
internal static class LegalBasis
{
    private const string OfAll = "peraturan perundang-undangan yang berlaku";

    /// <summary>The laws and regulations of a basis; what is no law (policy, practice, a remark) begins with a small letter and stays out.</summary>
    public static string Of(string? basis) =>
        string.Join("; ", (basis ?? "").Split(';', StringSplitOptions.TrimEntries).Where(part => part.Length > 0 && char.IsUpper(part[0]))) is { Length: > 0 } laws ? laws : OfAll;
}
