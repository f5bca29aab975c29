using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Transfer;

/// <summary>Which office handles a case from now on.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="SupervisorId">The office one tier above it; null at the top.</param>
/// <param name="TimeZone">IANA time zone of the office.</param>
internal sealed record NewHandler(string OfficeId, string? SupervisorId, string TimeZone)
{
    /// <summary>An office as the handler of a case: those that keep out do not watch over it.</summary>
    public static NewHandler Of(string officeId, NeutralityCase file, OfficeTable offices)
    {
        var office = offices.Find(officeId)!;
        return new NewHandler(office.Id, offices.ActingAbove(office, file.RecusedOfficeIds), office.Zone.Id);
    }
}

/// <summary>A case was offered to another office, an offer was answered or lapsed, or the case was taken over.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that did it.</param>
/// <param name="Handover">The handover as it stands after it.</param>
/// <param name="TimeZone">IANA time zone of the office that handles the case after it.</param>
/// <param name="Handler">Who handles it from now on; null where that stays.</param>
internal sealed record HandedOver(Instant At, string OfficeId, Handover Handover, string TimeZone, NewHandler? Handler = null) : CaseChange(At, OfficeId)
{
    private static readonly Dictionary<HandoverState, string> Types = new()
    {
        [HandoverState.Offered] = "TRANSFER_OFFERED", [HandoverState.Accepted] = "CASE_TRANSFERRED", [HandoverState.Declined] = "TRANSFER_DECLINED",
        [HandoverState.Recalled] = "TRANSFER_RECALLED", [HandoverState.TakenOver] = "CASE_TAKEN_OVER",
        [HandoverState.Lapsed] = "TRANSFER_LAPSED",
    };

    public override string Type => Types[Handover.State];

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["handover_id"] = Handover.Id.ToString(), ["from_office_id"] = Handover.FromOfficeId, ["to_office_id"] = Handover.ToOfficeId,
        ["reason"] = Words.Of(Handover.Reason), ["document_number"] = Handover.AnswerNumber ?? Handover.DocumentNumber,
    };

    public override object? Personal => (Handover.AnswerNote ?? Handover.Note) is { } note ? new { Note = note } : null;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseHandedOver(
        snapshot, new HandoverSnapshot(Handover.Id, Words.Of(Handover.State), Handover.FromOfficeId, Handover.ToOfficeId, TimeZone));
}

/// <summary>A case goes on after it had ended (dibuka kembali).</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that reopened it.</param>
/// <param name="DocumentNumber">Number of the minutes of the plenary.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record Reopened(Instant At, string OfficeId, string DocumentNumber, string Reason) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_REOPENED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["document_number"] = DocumentNumber };

    public override object Personal => new { Reason };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, CaseLifecycle.Reopen);
}
