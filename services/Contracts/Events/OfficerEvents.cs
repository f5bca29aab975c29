namespace Netralitas.Contracts.Events;

/// <summary>What an officer may do for which office, and in which term. Carries all of it, so that a consumer can ignore what is older than it knows.</summary>
/// <param name="OfficerId">Opaque id; tokens name it. The name stays in the register.</param>
/// <param name="Version">Grows by one with every change, from 1.</param>
/// <param name="OfficeId">The office.</param>
/// <param name="Roles">Words such as <c>intake</c>.</param>
/// <param name="StartTime">When the term begins, legal clock, UTC.</param>
/// <param name="EndTime">When it ends, exclusive; null while no end is known.</param>
public sealed record OfficerChanged(Guid OfficerId, long Version, string OfficeId, IReadOnlyList<string> Roles, DateTimeOffset StartTime, DateTimeOffset? EndTime);
