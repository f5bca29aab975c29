using NodaTime;

namespace Netralitas.Reference;

/// <summary>An office of an agency, in one region or national.</summary>
/// <param name="Id">Permanent id, such as <c>bawaslu-63.01</c> or <c>bawaslu-ri</c>; it survives a renaming.</param>
/// <param name="Name">Name, in Indonesian.</param>
/// <param name="Function">Function of the agency, such as <c>bawaslu</c>, <c>kesbangpol</c> or <c>police</c>.</param>
/// <param name="RegionCode">The region that it serves; null for a national office.</param>
/// <param name="Zone">Time zone of its deadlines.</param>
/// <param name="SupervisorId">The office of the same function one tier up; null at the top.</param>
/// <param name="PersonnelOfficeId">The office that keeps the personnel files of those employed here.</param>
/// <param name="EndDate">Its last day; null while it exists.</param>
/// <param name="SuccessorId">The office that goes on with its work from the day after; null where none does.</param>
/// <param name="LimitsBeginAnew">Whether limits that run begin anew there; else they go on, and nobody gains time.</param>
public sealed record Office(
    string Id,
    string Name,
    string Function,
    string? RegionCode,
    DateTimeZone Zone,
    string? SupervisorId,
    string PersonnelOfficeId,
    LocalDate? EndDate,
    string? SuccessorId = null,
    bool LimitsBeginAnew = false)
{
    /// <summary>Whether its last day is over, where it is.</summary>
    public bool HasEnded(Instant now) => EndDate < now.InZone(Zone).Date;
}
