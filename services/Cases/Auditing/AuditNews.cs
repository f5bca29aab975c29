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
    public static void Tell(this CasesDb db, Call call, NeutralityCase file, AuditAccessRow audit, Instant now, string type, Func<AuditSnapshot, IAuditEvent> fact)
    {
        db.Mark(
            file, type, now, call.OfficeId, call.RecordingOfficeId, call.Caller.Account,
            ("audit_id", audit.Id.ToString()), ("auditing_office_id", audit.OfficeId), ("ground", Words.Of(audit.Ground)), ("document_number", audit.DocumentNumber),
            ("hours", ((int)(audit.ExpireTime - audit.OpenTime).TotalHours).ToString()));
        var snapshot = new AuditSnapshot(
            audit.Id, file.Id, file.OfficialNumber, audit.OfficeId, file.HandlingOfficeId, now.ToDateTimeOffset(), audit.ExpireTime.ToDateTimeOffset(), file.TimeZone);
        db.Announce(fact(snapshot), file.Id);
    }
}
