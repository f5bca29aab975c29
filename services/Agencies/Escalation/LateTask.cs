using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>What a supervising task shows of the late one. Instants are UTC.</summary>
/// <remarks>Whatever moves the late task, or its deadline, begins a new round of it and so ends what supervised it: that is when this is brought up to date.</remarks>
/// <param name="OfficeId">The office that is late.</param>
/// <param name="Step">Its step.</param>
/// <param name="Title">What it must do, in Indonesian.</param>
/// <param name="TitleEn">What it must do, in English.</param>
/// <param name="DueTime">When it is due, exclusive.</param>
/// <param name="TimeZone">IANA time zone of that.</param>
/// <param name="OverdueTime">Since when it is marked; null where the mark is not right any more.</param>
public sealed record LateTask(string OfficeId, string Step, string Title, string TitleEn, DateTimeOffset DueTime, string TimeZone, DateTimeOffset? OverdueTime)
{
    /// <summary>A late task as it stands.</summary>
    internal static LateTask Of(FollowUpTask late) => new(
        late.OfficeId, late.Step, late.Title, late.TitleEn, late.DueTime.ToDateTimeOffset(), late.TimeZone, late.OverdueTime?.ToDateTimeOffset());

    /// <summary>The same as callers see it.</summary>
    internal SupervisedTask ToMessage() => new()
    {
        OfficeId = OfficeId, Step = Step, Title = Title, TitleEn = TitleEn, DueTime = Instant.FromDateTimeOffset(DueTime).ToTimestamp(), TimeZone = TimeZone,
        OverdueTime = (OverdueTime is { } since ? Instant.FromDateTimeOffset(since) : (Instant?)null).ToTimestamp(),
    };
}
