namespace Netralitas.Reference;

/// <summary>How long a kind of document is kept after its case was closed (retensi arsip).</summary>
/// <param name="Id">The kind of document, such as <c>reporter-identity</c>.</param>
/// <param name="Days">Days after the close; null until the archive retention schedule (JRA) of the agency is set: then nothing is destroyed by time.</param>
/// <param name="Basis">The legal basis in words, or the word <c>policy</c>.</param>
/// <param name="Evidence">How it is known and how surely, as for deadlines.</param>
public sealed record RetentionRule(string Id, int? Days, string Basis, string Evidence);
