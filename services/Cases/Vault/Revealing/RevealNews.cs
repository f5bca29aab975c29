using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Outbox;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>What becomes of a reveal: onto the timeline, and as a fact for the custodian's notice.</summary>
internal static class RevealNews
{
    /// <summary>Records a step of a request.</summary>
    public static void Tell(this VaultCase vault, string type, RevealRow reveal, Func<RevealSnapshot, IRevealEvent> fact)
    {
        vault.Note(type, ("reveal_id", reveal.Id.ToString()), ("reporter_id", reveal.ReporterId.ToString()),
            ("purpose", Words.Of(reveal.Purpose)), ("document_number", reveal.DocumentNumber));
        Announce(vault, fact(Snapshot(vault, reveal.Id, reveal.ExpireTime)));
    }

    /// <summary>Records that somebody was refused.</summary>
    /// <param name="vault">The vault of the case.</param>
    /// <param name="method">The method, such as <c>RevealReporter</c>.</param>
    /// <param name="reason">Code of the refusal.</param>
    public static void TellRefused(this VaultCase vault, string method, string reason)
    {
        vault.Note(RefusedReveals.EventType, ("method", method), ("reason", reason));
        Announce(vault, new RevealRefused(Snapshot(vault, Guid.CreateVersion7(), vault.Now)));
    }

    private static void Announce(VaultCase vault, IRevealEvent fact) => vault.Db.Announce(fact, vault.File.Id);

    private static RevealSnapshot Snapshot(VaultCase vault, Guid id, Instant expires)
    {
        NeutralityCase file = vault.File;
        return new RevealSnapshot(
            id, file.Id, file.OfficialNumber, vault.OfficeId, file.HandlingOfficeId, vault.Now.ToDateTimeOffset(), expires.ToDateTimeOffset(), file.TimeZone);
    }
}
