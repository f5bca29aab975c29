using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Procedure;

/// <summary>A hearing (klarifikasi). Kept with the case; a later state takes the place of an earlier one.</summary>
/// <param name="Id">Id.</param>
/// <param name="Role">As what the person is heard.</param>
/// <param name="PersonId">The reported person; null for others.</param>
/// <param name="InvitationNumber">Number of the invitation.</param>
/// <param name="Time">When it was to be, UTC.</param>
/// <param name="MinutesNumber">Number of the minutes; null before they are made.</param>
/// <param name="Attended">Whether the invited came.</param>
/// <param name="UnderOath">Whether under oath.</param>
internal sealed record Hearing(
    Guid Id, HearingRole Role, Guid? PersonId, string InvitationNumber, DateTimeOffset Time, string? MinutesNumber = null, bool Attended = false, bool UnderOath = false);

/// <summary>Persons forwarded to an office (penerusan).</summary>
/// <param name="ReceiverOfficeId">The office.</param>
/// <param name="RuleId">The rule by which it receives them.</param>
/// <param name="DocumentNumber">Number of the letter.</param>
/// <param name="PersonIds">The persons.</param>
/// <param name="AllegationIds">The allegations that the letter is about; empty for information that was forwarded without a decision.</param>
/// <param name="Time">When, UTC.</param>
internal sealed record Forwarding(
    string ReceiverOfficeId, string RuleId, string DocumentNumber, IReadOnlyList<Guid> PersonIds, IReadOnlyList<Guid> AllegationIds, DateTimeOffset Time);
