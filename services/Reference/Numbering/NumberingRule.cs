namespace Netralitas.Reference;

/// <summary>When running numbers start anew.</summary>
/// <param name="Id">Id, such as <c>NUM-ELECTION</c>.</param>
/// <param name="StartsAnew">When.</param>
/// <param name="Scope">On which days of which elections it holds, everywhere.</param>
/// <param name="Basis">The legal basis in words, or the word <c>policy</c>.</param>
/// <param name="Evidence">How it is known and how surely, as for deadlines.</param>
public sealed record NumberingRule(string Id, NumberReset StartsAnew, LawScope Scope, string Basis, string Evidence);

/// <summary>When running numbers start anew.</summary>
public enum NumberReset
{
    /// <summary>Once for each election.</summary>
    Election,

    /// <summary>For each election, every year.</summary>
    Year,

    /// <summary>They go on, whatever the election.</summary>
    Never,
}
