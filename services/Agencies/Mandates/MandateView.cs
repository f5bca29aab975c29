using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Time;

namespace Netralitas.Agencies.Mandates;

/// <summary>A mandate as callers see it.</summary>
internal static class MandateView
{
    public static Mandate ToMessage(this MandateRow row) => new()
    {
        Id = row.MandateId.ToString(), Etag = Etag.Of(row.Version), OfficeId = row.OfficeId, RecordingOfficeId = row.RecordingOfficeId,
        DocumentNumber = row.DocumentNumber, StartTime = row.StartTime.ToTimestamp(), EndTime = row.EndTime.ToTimestamp(),
    };
}
