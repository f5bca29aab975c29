namespace Netralitas.Contracts.Events;

/// <summary>Which office records on behalf of which other one, and until when. Carries all of it, so that a consumer can ignore what is older than it knows.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="Version">Grows by one with every change, from 1.</param>
/// <param name="OfficeId">The office on whose behalf is recorded.</param>
/// <param name="RecordingOfficeId">The office that records.</param>
/// <param name="DocumentNumber">Number of the document that says so.</param>
/// <param name="StartTime">From when it is in force, legal clock, UTC.</param>
/// <param name="EndTime">Until when, exclusive.</param>
public sealed record MandateChanged(
    Guid MandateId, long Version, string OfficeId, string RecordingOfficeId, string DocumentNumber, DateTimeOffset StartTime, DateTimeOffset EndTime);
