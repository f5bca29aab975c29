using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>What becomes of an audit: onto the timeline, and as a fact for the notice to the head of the handling office.</summary>
internal static class AuditNews
{
    /// <summary>Records a step of an audit. Which account it was is kept beside the facts and shown to nobody.</summary>
    public static void Tell(this CasesDb db, Call call, NeutralityCase file, AuditAccessRow audit, Instant now, string type, Func<AuditSnapshot, IAuditEvent> fact) =>
        db.Tell(call.OfficeId, call.Caller.Account, file, audit, now, type, fact);

    /// <summary>Records that the time of an audit is over: nobody does it, and the office is the one that is told.</summary>
    public static void TellExpired(this CasesDb db, NeutralityCase file, AuditAccessRow audit, Instant now) =>
        db.Tell(file.HandlingOfficeId, account: null, file, audit, now, "AUDIT_EXPIRED", snapshot => new AuditExpired(snapshot));

    private static void Tell(
        this CasesDb db, string officeId, string? account, NeutralityCase file, AuditAccessRow audit, Instant now, string type, Func<AuditSnapshot, IAuditEvent> fact)
    {
        db.Mark(
            file, type, now, officeId, recordingOfficeId: null, account,
            ("audit_id", audit.Id.ToString()), ("auditing_office_id", audit.OfficeId), ("ground", Words.Of(audit.Ground)), ("document_number", audit.DocumentNumber),
            ("hours", ((int)(audit.ExpireTime - audit.OpenTime).TotalHours).ToString()));
        var snapshot = new AuditSnapshot(
            audit.Id, file.Id, file.OfficialNumber, audit.OfficeId, file.HandlingOfficeId, now.ToDateTimeOffset(), audit.ExpireTime.ToDateTimeOffset(), file.TimeZone);
        db.Announce(fact(snapshot), file.Id);
    }
}
