using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>Where a row comes from and how sure it is. Every YAML row carries it.</summary>
/// <param name="Basis">Law, regulation or source in words.</param>
/// <param name="Evidence">
/// How it is known and how surely, such as <c>N-H</c>, with <c>(verify)</c> when the official text is still to be checked:
/// F the rule text, N news or agency page, S seed document, R general knowledge, I inference; H high, M medium, L low.
/// </param>
internal sealed partial record Provenance(string Basis, string Evidence)
{
    /// <summary>Reads the keys <c>basis</c>, <c>evidence</c> and <c>verify</c> of a row.</summary>
    public static Provenance Of(YamlRecord row)
    {
        var evidence = row.Text("evidence");
        if (evidence.Length > 0 && !Mark().IsMatch(evidence))
        {
            row.Report("evidence", $"evidence '{evidence}' is no mark such as F-H or N/R-M");
        }

        return new Provenance(row.Text("basis"), row.Flag("verify") ? $"{evidence} (verify)" : evidence);
    }

    [GeneratedRegex("^[FNSRI](/[FNSRI])*-[HML](/[HML])?$")]
    private static partial Regex Mark();
}
