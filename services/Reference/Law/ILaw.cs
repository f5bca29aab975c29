namespace Netralitas.Reference;

/// <summary>A row of law as data: chosen by election, day and region, never by today.</summary>
public interface ILaw
{
    /// <summary>What every row has.</summary>
    LawHeader Law { get; }

    /// <summary>What it says, by word, for people and programs that show rules of all kinds alike.</summary>
    IReadOnlyDictionary<string, string> Facts { get; }
}

/// <summary>What every row of law has.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Id">Id, kept in case files and never used again for something else, such as <c>DL-06</c>.</param>
/// <param name="Version">From 1; together with the id it names exactly this row.</param>
/// <param name="Title">What it is, in Indonesian; deadline rules only have the English.</param>
/// <param name="TitleEn">What it is, in English.</param>
/// <param name="Scope">When and where it holds.</param>
/// <param name="Basis">The legal basis in words, or the word <c>policy</c>.</param>
/// <param name="Evidence">How it is known and how surely, such as <c>F-H</c>, with <c>(verify)</c> while the official text is to be checked.</param>
public sealed record LawHeader(LawKind Kind, string Id, int Version, string Title, string TitleEn, LawScope Scope, string Basis, string Evidence);
