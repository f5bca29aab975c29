namespace Netralitas.Reference;

/// <summary>When running numbers start anew.</summary>
/// <param name="Law">Id, such as <c>NUM-ELECTION</c>, and on which days of which elections it holds, everywhere.</param>
/// <param name="StartsAnew">When.</param>
public sealed record NumberingRule(LawHeader Law, NumberReset StartsAnew) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["starts_anew"] = Words.Write(StartsAnew) };
}

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
