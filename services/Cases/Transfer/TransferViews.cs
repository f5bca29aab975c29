using Google.Protobuf.WellKnownTypes;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Transfer;

/// <summary>What is shown of handovers and reopenings of a case.</summary>
internal static class TransferViews
{
    /// <summary>Adds them.</summary>
    public static void Add(Case shown, NeutralityCase file, bool full)
    {
        shown.OfferedOfficeId = file.OfferedOfficeId ?? "";
        shown.Handovers.AddRange(file.Handovers.Select(handover => new Contracts.Cases.V1.Handover
        {
            Id = handover.Id.ToString(), FromOfficeId = handover.FromOfficeId, ToOfficeId = handover.ToOfficeId, Reason = handover.Reason,
            DocumentNumber = handover.DocumentNumber, CreateTime = Timestamp.FromDateTimeOffset(handover.Time), State = handover.State,
            AnswerTime = handover.AnswerTime is { } answered ? Timestamp.FromDateTimeOffset(answered) : null, AnswerDocumentNumber = handover.AnswerNumber ?? "",
            Note = full ? handover.Note ?? "" : "", AnswerNote = full ? handover.AnswerNote ?? "" : "",
        }));
        shown.FormerEntries.AddRange(file.Reroutings.Select(before => new FormerEntries
        {
            ElectionId = before.ElectionBefore, PlaceRegionCode = before.PlaceBefore, HandlingOfficeId = before.HandlingBefore,
        }));
        shown.Reopenings.AddRange((full ? file.Reopenings : []).Select(reopening => new Contracts.Cases.V1.Reopening
        {
            CloseTime = Timestamp.FromDateTimeOffset(reopening.ClosedTime), CloseReason = Words.Of(reopening.CloseReason),
            ReopenTime = Timestamp.FromDateTimeOffset(reopening.Time), DocumentNumber = reopening.DocumentNumber, Reason = reopening.Words,
        }));
    }
}
