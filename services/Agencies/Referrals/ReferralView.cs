using Netralitas.Contracts.Agencies.V1;
using NodaTime;
using Netralitas.Platform.Time;

namespace Netralitas.Agencies.Referrals;

/// <summary>A referral as callers see it.</summary>
internal static class ReferralView
{
    public static Referral ToMessage(this TaskReferral referral) => new()
    {
        Id = referral.Id.ToString(), Kind = referral.Kind, State = referral.State, FromOfficeId = referral.FromOfficeId, FromOfficeName = referral.FromOfficeName,
        ToOfficeId = referral.ToOfficeId, ToOfficeName = referral.ToOfficeName, Reason = referral.Reason,
        CreateTime = Instant.FromDateTimeOffset(referral.CreateTime).ToTimestamp(), ResponseReason = referral.ResponseReason,
        ResponseTime = (referral.ResponseTime is { } time ? Instant.FromDateTimeOffset(time) : (Instant?)null).ToTimestamp(),
        RecordedByOfficeId = referral.RecordingOfficeId ?? "", ResponseRecordedByOfficeId = referral.ResponseRecordingOfficeId ?? "",
    };
}
