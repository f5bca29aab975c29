using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Timeline;
using Netralitas.Cases.Vault.Revealing;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.Vault;

/// <summary>The vault of one case, in the hands of whoever works on it in one transaction.</summary>
/// <param name="Db">The context.</param>
/// <param name="File">The case; its timeline grows by what is noted, its etag stays.</param>
/// <param name="OfficeId">The office that works.</param>
/// <param name="Now">The legal instant.</param>
/// <param name="Account">The account that works; null where nobody does. Kept beside the facts of an event and shown to nobody.</param>
internal sealed record VaultCase(CasesDb Db, NeutralityCase File, string OfficeId, Instant Now, string? Account)
{
    /// <summary>Puts something onto the timeline. Facts are words without anything personal.</summary>
    public void Note(string type, params (string Key, string Value)[] facts) => Db.Note(File, type, OfficeId, Now, Account, facts);

    /// <summary>A reporter of the case.</summary>
    /// <exception cref="RefusalException">NOT_FOUND.</exception>
    public async Task<ReporterRow> ReporterAsync(Guid id, CancellationToken cancel) =>
        await Db.Reporters.SingleOrDefaultAsync(row => row.Id == id && row.CaseId == File.Id, cancel) ?? throw Refusal.NotFound("reporter", id.ToString()).AsException();

    /// <summary>A request to reveal a reporter of the case.</summary>
    /// <exception cref="RefusalException">NOT_FOUND.</exception>
    public async Task<RevealRow> RevealAsync(Guid id, CancellationToken cancel) =>
        await Db.Reveals.SingleOrDefaultAsync(row => row.Id == id && row.CaseId == File.Id, cancel) ?? throw Refusal.NotFound("reveal", id.ToString()).AsException();

    /// <summary>Whether a legal hold forbids to destroy identities.</summary>
    public Task<bool> IsHeldAsync(CancellationToken cancel) => Db.LegalHolds.AnyAsync(row => row.CaseId == File.Id, cancel);
}
