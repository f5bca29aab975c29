using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Transfer;

/// <summary>The handling of a case was offered to another office (pelimpahan), or taken over (pengambilalihan). Kept with the case; a later state takes the place of an earlier one.</summary>
/// <param name="Id">Id.</param>
/// <param name="FromOfficeId">The office that handled the case.</param>
/// <param name="ToOfficeId">The office that it was offered to, or that took it over.</param>
/// <param name="Reason">Why.</param>
/// <param name="DocumentNumber">Number of the letter.</param>
/// <param name="Note">More words; null for none.</param>
/// <param name="Time">When it was offered or taken over, UTC.</param>
/// <param name="State">What became of it.</param>
internal sealed record Handover(
    Guid Id, string FromOfficeId, string ToOfficeId, HandoverReason Reason, string DocumentNumber, string? Note, DateTimeOffset Time, HandoverState State)
{
    /// <summary>When it was answered or lapsed, UTC; null while it waits.</summary>
    public DateTimeOffset? AnswerTime { get; init; }

    /// <summary>Number of the letter that answers it; null where none did.</summary>
    public string? AnswerNumber { get; init; }

    /// <summary>Words of the answer; null for none.</summary>
    public string? AnswerNote { get; init; }
}

/// <summary>A case went on after it had ended.</summary>
/// <param name="ClosedTime">When it had ended, UTC.</param>
/// <param name="CloseReason">Why it had.</param>
/// <param name="Time">When it was reopened, UTC.</param>
/// <param name="DocumentNumber">Number of the minutes of the plenary.</param>
/// <param name="Words">Why it was reopened.</param>
internal sealed record Reopening(DateTimeOffset ClosedTime, CloseReason CloseReason, DateTimeOffset Time, string DocumentNumber, string Words);
